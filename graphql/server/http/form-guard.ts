import type { IncomingMessage } from 'node:http'
import { RequestRefused } from './adapter.ts'

const maxFormBytes = 2 << 20
const forms = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i

/**
 * Lets a form through to the pages only when it comes from one of our own pages, is a form, and says how long it is.
 * @param host ours, as the browser addressed it
 * @throws RequestRefused
 */
export function guardForm({ method, headers }: IncomingMessage, host: string): void {
  if (method === 'GET' || method === 'HEAD') return
  const { origin, 'content-type': type = '', 'content-length': length } = headers
  // A browser names the site a form comes from; `null` is a page that hides it, and none of ours does.
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)) {
    throw new RequestRefused(403, 'This form was sent from another site.')
  }
  if (!forms.test(type))
    throw new RequestRefused(415, 'Pages take forms. For anything else there is /graphql.')
  if (length === undefined) throw new RequestRefused(411, 'A form must say how long it is.')
  if (Number(length) > maxFormBytes) throw new RequestRefused(413, 'The form is too large.')
}
