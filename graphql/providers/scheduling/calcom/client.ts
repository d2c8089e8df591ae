import { z } from 'zod'
import type { Reaction } from '#graphql/domain/reaction.ts'
import { ask, onYes, type Question } from '../call.ts'

export type CalcomOptions = {
  clientId: string
  clientSecret: string
  /** Any of them signs Cal.com's webhooks, while one is being replaced; new webhooks get the first. */
  webhookSecrets: readonly string[]
  /** Another address than Cal.com's own: its sandbox, or a proxy. */
  apiBase?: string
  /** By which every call leaves; it decides how long one may take, and whether it is sent again. */
  fetch?: typeof fetch
}

/** Without the right one Cal.com answers in an older shape. */
const versions = { bookings: '2024-08-13', slots: '2024-09-04', 'event-types': '2024-06-14' }

type Request<Facts> = {
  method: Question<Facts>['method']
  /** Below /v2. */
  path: string
  query?: Record<string, string | undefined>
  body?: object
  facts: z.ZodType<Facts>
}

/** What Cal.com can be asked, as the platform and as one of its users. */
export type Client = ReturnType<typeof clientOf>

export function clientOf(options: CalcomOptions) {
  const { clientId, clientSecret, apiBase = 'https://api.cal.com', fetch: send = fetch } = options
  const call = <Facts>(
    { method, path, query = {}, body, facts }: Request<Facts>,
    headers: Record<string, string>,
    refusal: Question<unknown>['refusal'],
  ) => {
    const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const search = given.length ? `?${new URLSearchParams(given)}` : ''
    const [family = ''] = path.split('/').slice(1)
    const version = Object.hasOwn(versions, family) ? versions[family as keyof typeof versions] : null
    return ask(send, {
      url: `${apiBase}/v2${path}${search}`,
      method,
      headers: { ...headers, ...(version ? { 'cal-api-version': version } : {}) },
      ...(body ? { body } : {}),
      facts: z.looseObject({ data: facts }),
      refusal,
    }).then((reaction) => onYes(reaction, ({ data }) => data))
  }
  return {
    clientId,
    asPlatform: <Facts>(request: Request<Facts>): Promise<Reaction<Facts>> =>
      call(request, { 'x-cal-secret-key': clientSecret }, (answer) =>
        answer.status === 401 || answer.status === 403
          ? {
              status: 'misconfigured',
              reason: `Cal.com refused our credentials: ${said(answer.body).message}`,
            }
          : refused(answer),
      ),
    asUser: <Facts>(token: string, request: Request<Facts>): Promise<Reaction<Facts>> =>
      call(request, { authorization: `Bearer ${token}` }, (answer) =>
        answer.status === 401 || answer.status === TOKEN_EXPIRED
          ? { status: 'refused', code: 'ACCESS_REVOKED', message: said(answer.body).message }
          : refused(answer),
      ),
  }
}

/** Cal.com's own status for it. */
const TOKEN_EXPIRED = 498

const envelope = z.looseObject({
  error: z.looseObject({ code: z.string().catch(''), message: z.string().catch('') }),
})

function said(body: unknown): { code: string; message: string } {
  return envelope.safeParse(body).data?.error ?? { code: '', message: '' }
}

/** It names most of what it refuses in its message alone. */
const words: [RegExp, string][] = [
  [/already (has )?book|not available|already reserved|can't be booked|already has booking/i, 'TIME_TAKEN'],
  [/in the past/i, 'TIME_PAST'],
  [/cancelled already/i, 'ALREADY_CANCELLED'],
  [/event type with this slug/i, 'SLUG_TAKEN'],
  [/e-?mail already exists/i, 'EMAIL_TAKEN'],
]

function refused({
  status,
  body,
}: {
  status: number
  body: unknown
}): Reaction<never> & { status: 'refused' } {
  const { code, message } = said(body)
  const known = words.find(([pattern]) => pattern.test(message))?.[1]
  if (status === 404) return { status: 'refused', code: 'NOT_FOUND', message }
  if (status === 409) return { status: 'refused', code: 'TIME_TAKEN', message }
  return { status: 'refused', code: known ?? (code || `HTTP_${status}`), message }
}

/** For answers of which nothing is needed. */
export const anything = z.unknown().optional()
