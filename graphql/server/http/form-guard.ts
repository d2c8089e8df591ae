import type { IncomingMessage, ServerResponse } from 'node:http'
import { RequestRefused } from './adapter.ts'
import { holdLarge } from './large-bodies.ts'

const megabyte = 1 << 20
const maxFormBytes = 2 * megabyte
/** As many files as a session type may ask for, or a complaint may have of a side, and the other fields. */
const maxFilesBytes = 17 * megabyte
const maxQueryBytes = megabyte
/** One file, and what is asked. */
const maxUploadBytes = 6 * megabyte
const files = /^multipart\/form-data\b/i
const forms = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i
const filesForm = /^\/(mentors\/[^/]+\/[^/]+\/book|bookings\/[^/]+\/complaint)(\.data)?$/

/**
 * Lets a form through to the pages only when it comes from one of our own pages, is a form, and says how long it is.
 * @param url ours, as the browser addressed it
 * @throws RequestRefused
 */
export function guardForm({ method, headers }: IncomingMessage, { host, pathname }: URL): void {
  if (method === 'GET' || method === 'HEAD') return
  const { origin, 'content-type': type = '', 'content-length': length } = headers
  // A browser names the site a form comes from; `null` is a page that hides it, and none of ours does.
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)) {
    throw new RequestRefused(403, 'This form was sent from another site.')
  }
  if (!forms.test(type))
    throw new RequestRefused(415, 'Pages take forms. For anything else there is /graphql.')
  if (length === undefined) throw new RequestRefused(411, 'A form must say how long it is.')
  const most = files.test(type) && filesForm.test(pathname) ? maxFilesBytes : maxFormBytes
  if (Number(length) > most)
    throw new RequestRefused(
      413,
      'The form is too large: a file has at most 5 MB. Go back and choose another.',
    )
}

/**
 * Refuses what is larger than a question to the API can be, or an upload, before any of it is read.
 * @throws RequestRefused
 */
export function guardQuery(req: IncomingMessage, res: ServerResponse): void {
  if (req.method !== 'POST') return
  const { 'content-type': type = '', 'content-length': length } = req.headers
  if (length === undefined) throw new RequestRefused(411, 'A request must say how long it is.')
  if (Number(length) > (files.test(type) ? maxUploadBytes : maxQueryBytes))
    throw new RequestRefused(413, 'The request is too large: a file has at most 5 MB.')
  holdLarge(req, res)
}
