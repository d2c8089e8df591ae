const keyed = /^(bearer|booking) /i
const multipart = /^multipart\/form-data\b/i

/** A page of another site cannot send it without asking first, which nobody answers. */
const preflight = 'graphql-preflight'

/**
 * Why a request must not be answered: a cookie would act for a page that is not ours. Keys and links are never sent by a
 * browser on its own, so they need none of this. Null when all is well.
 */
export function crossSite(request: Request, appUrl: string): string | null {
  const { headers, method } = request
  if (keyed.test(headers.get('authorization') ?? '')) return null
  const origin = headers.get('origin')
  if (origin !== null && origin !== new URL(appUrl).origin) return 'This request came from another site.'
  if (method !== 'POST') return null
  const type = headers.get('content-type') ?? ''
  if (multipart.test(type))
    return headers.has(preflight) ? null : `Send an upload with the header ${preflight}: 1.`
  const json = /^application\/(graphql-response\+)?json\b/i.test(type)
  return json ? null : 'Send the request as application/json.'
}
