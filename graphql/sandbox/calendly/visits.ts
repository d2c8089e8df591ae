import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal } from '../frame/refusal.ts'
import { type Asked, readAsked } from '../frame/request.ts'
import { locked } from '../frame/store.ts'
import { book } from './bookings.ts'
import { type Client, grantCode } from './oauth.ts'
import { authorisePage, bookedPage, bookingPage, gonePage, notAllowedPage } from './pages.ts'
import { inviteeWish } from './parameters.ts'
import { type Person, personNamed } from './people.ts'
import { startsOf } from './times.ts'
import { find, idIn, type Sandboxed, save, type World, worldAt } from './world.ts'

type View = { status: number; page: string } | { to: string }
type Fields = Record<string, string>

const HOUR = 3_600_000
const FORTNIGHT = 14 * 24 * HOUR

export const isPage = (path: string) => path === '/oauth/authorize' || path.startsWith('/d/')

/** Serves the pages that people see at Calendly; they work by plain forms. */
export async function visit(
  sandboxed: Sandboxed,
  client: Client,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = await readAsked(request)
  const view = await locked(sandboxed, (connection) => {
    const world = worldAt(connection, sandboxed)
    return asked.path.startsWith('/d/') ? booking(world, asked) : authorise(world, client, asked)
  })
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'"
  response.writeHead('to' in view ? 303 : view.status, {
    ...{ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    ...{ 'referrer-policy': 'no-referrer', 'content-security-policy': policy },
    ...('to' in view ? { location: view.to } : {}),
  })
  response.end('to' in view ? '' : view.page)
}

const texts = (fields: Record<string, unknown>): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]))

async function authorise(world: World, client: Client, asked: Asked): Promise<View> {
  const fields = texts(asked.method === 'POST' ? asked.sent : asked.query)
  const { client_id, redirect_uri = '', response_type, state, code_challenge, code_challenge_method } = fields
  // Never sent on to an address that came with a mistake: it may be anybody's.
  if (client_id !== client.id) return { status: 400, page: notAllowedPage('Nobody knows this application.') }
  if (!/^https?:\/\//.test(redirect_uri) || !URL.canParse(redirect_uri))
    return { status: 400, page: notAllowedPage('The address to go back to is wrong.') }
  const back = (answer: Fields): View => {
    const to = new URL(redirect_uri)
    for (const [name, value] of Object.entries({ ...answer, ...(state && { state }) }))
      to.searchParams.set(name, value)
    return { to: to.href }
  }
  if (response_type !== 'code' || code_challenge_method !== 'S256' || !code_challenge)
    return back({ error: 'invalid_request', error_description: 'A code with a challenge of S256 is needed.' })
  const { name, email, timezone, decision, ...request } = fields
  if (asked.method !== 'POST') return { status: 200, page: authorisePage(request) }
  if (decision !== 'allow')
    return back({ error: 'access_denied', error_description: 'The resource owner denied the request.' })
  if (!email?.includes('@')) return { status: 400, page: authorisePage(request, 'Say who you are.') }
  const person = { email, name: name || 'Ana Costa', timezone: timezone || 'Europe/Lisbon' }
  const user = await personNamed(world, person)
  return back({
    code: await grantCode(world, { user, redirectUri: redirect_uri, challenge: code_challenge }),
  })
}

/** `/d/…` of an event type, which stays, or of a link, which is good for one booking. */
async function booking(world: World, asked: Asked): Promise<View> {
  const id = idIn(asked.path)
  const link = await find(world, 'scheduling_link', id)
  const row = await find(world, 'event_type', link ? idIn(link.body.event_type) : id)
  if (!row?.body.active || link?.body.used) return { status: 410, page: gonePage() }
  const { body: type } = row
  const fields = texts({ ...asked.query, ...asked.sent })
  const person: Person = {
    name: fields.name ?? '',
    email: fields.email ?? '',
    timezone: fields.timezone ?? 'Europe/Lisbon',
  }
  const tracking = Object.fromEntries(Object.entries(fields).filter(([name]) => name.startsWith('utm_')))
  const offer = async (status: number, problem?: string): Promise<View> => {
    const starts = await startsOf(world, type, world.now + HOUR, world.now + FORTNIGHT)
    return { status, page: bookingPage({ type, starts, person, tracking, action: asked.path }, problem) }
  }
  if (asked.method !== 'POST') return offer(200)
  const wish = inviteeWish.safeParse({
    ...{ event_type: type.uri, start_time: fields.start_time, tracking },
    invitee: person,
  })
  if (!wish.success) return offer(400, 'Choose a time, and say your name, e-mail address and time zone.')
  try {
    const invitee = await book(world, type, wish.data)
    if (link) await save(world, 'scheduling_link', id, { ...link.body, used: true })
    return { status: 200, page: bookedPage(type, wish.data.start_time, invitee.timezone) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return offer(409, 'That time is no longer available. Choose another.')
  }
}
