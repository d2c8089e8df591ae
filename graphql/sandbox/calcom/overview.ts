import { type Html, html, page } from '../page/html.ts'
import type { Booking, EventType, Token, User, Webhook } from './kept.ts'
import { all, iso, type World } from './world.ts'

type Line = { id: string; cells: string[]; buttons: [name: string, text: string][] }
type Delivery = { type: string; attempt: number; state: string; fault: string | null; answer: string | null }

/** What there is, as data and, the newest of it, as a page for people. */
export type Overview = { data: Record<string, object[]>; page: string }

const NEWEST = 25

export async function overview(world: World, pressable: boolean): Promise<Overview> {
  const bookings = (await all(world, 'booking')).reverse()
  const types = await all(world, 'event_type')
  const webhooks = await all(world, 'webhook')
  const users = await all(world, 'user')
  const tokens = await all(world, 'token')
  const deliveries = await deliveriesOf(world)
  const shown = (title: string, columns: string[], lines: Line[]) =>
    section(title, columns, pressable && lines.some(({ buttons }) => buttons.length > 0), lines)
  const sections = [
    shown(
      'Bookings',
      ['uid', 'status', 'start', 'mentee', 'continued by'],
      bookings.slice(0, NEWEST).map(bookingLine),
    ),
    shown('Event types', ['number', 'title', 'minutes', 'of user'], types.map(typeLine)),
    shown('Webhooks', ['number', 'to', 'triggers', 'active'], webhooks.map(webhookLine)),
    shown(
      'Users',
      ['number', 'name', 'e-mail', 'time zone', 'access until'],
      users.map((user) => userLine(user, tokens)),
    ),
    shown('Deliveries', ['event', 'attempt', 'state', 'fault', 'answer'], deliveries.map(deliveryLine)),
  ]
  const intro = html`<h1>Cal.com sandbox</h1><p class="quiet">What mentors and mentees have over there. Times are in UTC.</p>`
  const data = { bookings, types, webhooks, users, deliveries }
  return { data, page: page('Cal.com sandbox', html`${intro}${sections}`) }
}

function bookingLine({ uid, status, start, attendee, rescheduledTo }: Booking): Line {
  const standing = status === 'accepted' || status === 'pending'
  const cells = [uid, status, start, attendee.email, rescheduledTo ?? '']
  return { id: uid, cells, buttons: standing ? ofBooking(status) : [] }
}

function typeLine({ id, title, lengthInMinutes, ownerId }: EventType): Line {
  const cells = [String(id), title, String(lengthInMinutes), String(ownerId)]
  return { id: String(id), cells, buttons: [['book', 'Book as somebody']] }
}

function webhookLine({ id, subscriberUrl, triggers, active }: Webhook): Line {
  const cells = [String(id), subscriberUrl, triggers.join(', '), active ? 'yes' : 'no']
  return { id: String(id), cells, buttons: [active ? ['disable', 'Disable'] : ['enable', 'Enable']] }
}

function userLine({ id, name, email, timeZone }: User, tokens: Token[]): Line {
  const own = tokens.filter(({ userId, kind }) => userId === id && kind === 'access')
  const until = own.length ? iso(Math.max(...own.map(({ expiresAt }) => expiresAt))) : 'revoked'
  const cells = [String(id), name, email, timeZone, until]
  return { id: String(id), cells, buttons: own.length ? [['revoke', 'Revoke']] : [] }
}

function deliveryLine({ type, attempt, state, fault, answer }: Delivery): Line {
  return { id: '', cells: [type, String(attempt), state, fault ?? '', answer ?? ''], buttons: [] }
}

function ofBooking(status: string): Line['buttons'] {
  const answers: Line['buttons'] =
    status === 'pending'
      ? [
          ['accept', 'Accept'],
          ['decline', 'Decline'],
        ]
      : []
  return [
    ...answers,
    ['mentorCancels', 'Mentor cancels'],
    ['menteeCancels', 'Mentee cancels'],
    ['mentorMoves', 'Mentor moves'],
  ]
}

async function deliveriesOf({ client }: World): Promise<Delivery[]> {
  const { rows } = await client.query<Delivery>(
    `select e.body->>'triggerEvent' as type, d.attempt, d.state, d.fault, d.answer from sandbox.calcom_delivery d
     join sandbox.calcom_object e on e.id = d.event order by d.position desc limit $1`,
    [NEWEST],
  )
  return rows
}

function section(title: string, columns: string[], acts: boolean, lines: Line[]): Html {
  const id = title.toLowerCase().replaceAll(' ', '-')
  const head = columns.map((column) => html`<th scope="col">${column}</th>`)
  const body = lines.map(
    (line) =>
      html`<tr>${line.cells.map((cell) => html`<td>${cell}</td>`)}${acts && html`<td>${doings(line)}</td>`}</tr>`,
  )
  const table = html`<div class="wide" role="region" aria-label="Table: ${title}" tabindex="0"><table>
<thead><tr>${head}${acts && html`<th scope="col">have it</th>`}</tr></thead><tbody>${body}</tbody></table></div>`
  return html`<section class="card"><h2 id="${id}">${title}</h2>${lines.length > 0 ? table : html`<p class="quiet">None yet.</p>`}</section>`
}

/** What can be done about a row: a form without script. */
function doings({ id, buttons }: Line): Html | string {
  if (buttons.length === 0) return ''
  return html`<form method="post" action="/sandbox/calcom/desk" class="row">${buttons.map(
    ([name, text]) =>
      html`<button class="second" name="${name}" value="${id}" aria-label="${text} ${id}">${text}</button>`,
  )}</form>`
}
