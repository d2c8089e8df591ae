import { z } from 'zod'
import { html, page } from '../page/html.ts'
import { cancel, move } from './bookings.ts'
import { personalToken, revokeGrant } from './oauth.ts'
import { changeSettings, personNamed } from './people.ts'
import { disable } from './subscriptions.ts'
import { all, find, idIn, iso, missing, save, type World } from './world.ts'

const by = z.enum(['host', 'invitee']).default('host')
const id = z.string().min(1).transform(idIn)
const reason = z.string().max(10_000).nullable().default(null)
const minute = z.coerce.number().int().min(0).max(1440)

/** What people do at Calendly, and what Calendly does, by a button or a control call. */
export const calendlyWish = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('cancel'), event: id, by, reason }),
  z.strictObject({ do: z.literal('move'), event: id, to: z.iso.datetime(), by, reason }),
  z.strictObject({ do: z.literal('disable'), subscription: id }),
  z.strictObject({ do: z.literal('revoke'), user: id }),
  z.strictObject({ do: z.literal('plan'), user: id, plan: z.enum(['free', 'paid']) }),
  z.strictObject({ do: z.literal('hours'), user: id, from: minute, to: minute }),
  z.strictObject({
    ...{ do: z.literal('type'), type: id, name: z.string().min(1).optional() },
    ...{ duration: z.int().min(1).max(1440).optional(), active: z.boolean().optional() },
  }),
  z.strictObject({ do: z.literal('token'), name: z.string(), email: z.email(), timezone: z.string() }),
])
export type CalendlyWish = z.output<typeof calendlyWish>

/** Answers the id or the address of what was changed or made. Throws a Refusal for what cannot be. */
export async function wishDone(world: World, wish: CalendlyWish): Promise<string> {
  if (wish.do === 'token') return personalToken(world, await personNamed(world, wish))
  if (wish.do === 'cancel' || wish.do === 'move') {
    const theirs = await at(world, 'scheduled_event', wish.event)
    if (wish.do === 'move') return (await move(theirs, wish.event, wish.to, wish.by, wish.reason)).event
    await cancel(theirs, wish.event, wish.by, wish.reason)
    return wish.event
  }
  if (wish.do === 'type') {
    const { do: _, type, ...changes } = wish
    const { body } = (await find(world, 'event_type', type)) ?? refused()
    const next = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    return (await save(world, 'event_type', type, { ...body, ...next, updated_at: iso(world.now) })).uri
  }
  if (wish.do === 'disable') {
    await disable(await at(world, 'webhook_subscription', wish.subscription), wish.subscription)
    return wish.subscription
  }
  await at(world, 'user', wish.user)
  if (wish.do === 'plan') await changeSettings(world, wish.user, { plan: wish.plan })
  else if (wish.do === 'hours') await changeSettings(world, wish.user, { from: wish.from, to: wish.to })
  else for (const { body } of await all(world, 'token', wish.user)) await revokeGrant(world, body.grant)
  return wish.user
}

function refused(): never {
  throw missing()
}

/** The world of whoever has it. */
async function at(world: World, kind: 'user' | 'scheduled_event' | 'webhook_subscription', id: string) {
  const row = await find(world, kind, id)
  if (!row) throw missing()
  return { ...world, account: row.account }
}

/** Everything that the sandbox knows; `pressable`: with buttons to press. */
export async function overview(world: World, pressable: boolean): Promise<string> {
  const users = await all(world, 'user', null)
  const events = (await all(world, 'scheduled_event', null)).reverse().slice(0, 50)
  const hooks = await all(world, 'webhook_subscription', null)
  const button = (text: string, fields: Record<string, string>) =>
    pressable &&
    html`<form method="post" action="/sandbox/calendly/desk">${Object.entries(fields).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
    )}<button class="second">${text}</button></form>`
  const people = users.map(({ id: user, body, hidden }) => {
    const plan = String(hidden.plan)
    const other = plan === 'free' ? 'paid' : 'free'
    return html`<tr><td>${body.name}<br>${body.email}</td><td>${body.timezone}</td><td>${plan}</td><td class="row">${[
      button(`Switch to the ${other} plan`, { do: 'plan', user, plan: other }),
      button('Take access back', { do: 'revoke', user }),
    ]}</td></tr>`
  })
  const meetings = events.map(({ id: event, body }) => {
    const ahead = body.status === 'active' && Date.parse(body.start_time) > world.now
    return html`<tr><td>${body.name}<br><code>${event}</code></td><td>${body.start_time.slice(0, 16)} UTC</td><td>${body.status}</td><td>${ahead && button('Cancel as the host', { do: 'cancel', event })}${ahead && button('Cancel as the invitee', { do: 'cancel', event, by: 'invitee' })}</td></tr>`
  })
  const listeners = hooks.map(
    ({ id: subscription, body }) =>
      html`<tr><td>${body.callback_url}</td><td>${body.state}</td><td>${body.state === 'active' && button('Disable', { do: 'disable', subscription })}</td></tr>`,
  )
  const table = (caption: string, heads: string[], rows: readonly { markup: string }[]) =>
    html`<section class="card"><div class="wide"><table><caption>${caption}</caption><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>${rows.length === 0 && html`<p class="quiet">None yet.</p>`}</section>`
  return page(
    'Calendly',
    html`<h1>Calendly, played</h1>
${table('People', ['Who', 'Time zone', 'Plan', 'What they can do'], people)}
${table('Meetings, the newest first', ['What', 'Starts', 'State', 'What can be done'], meetings)}
${table('Webhooks', ['To', 'State', 'What can be done'], listeners)}
<p class="quiet">A meeting is moved by <code>POST /sandbox/calendly/desk {"do":"move","event":"…","to":"2026-12-01T10:00:00Z"}</code>.</p>`,
  )
}
