import { html, page } from '#graphql/sandbox/page/html.ts'
import type { House } from '../house.ts'
import { demo } from './town.ts'

/** What the desk offers, as data. */
export function desk({ foundation, deps }: House) {
  const { appUrl } = foundation.env
  return {
    now: deps.now().toISOString(),
    signIns: demo.emails.map((email) => ({ email, password: demo.password })),
    apiKey: demo.apiKey,
    mailbox: `${appUrl}/sandbox/mail.json`,
    clock: `${appUrl}/sandbox/clock`,
    stripe: {
      page: `${appUrl}/sandbox/stripe`,
      faults: `${appUrl}/sandbox/stripe/faults`,
      disputes: `${appUrl}/sandbox/stripe/disputes`,
      accounts: `${appUrl}/sandbox/stripe/accounts`,
    },
    calcom: {
      page: `${appUrl}/sandbox/calcom`,
      faults: `${appUrl}/sandbox/calcom/faults`,
      desk: `${appUrl}/sandbox/calcom/desk`,
    },
    calendly: {
      page: `${appUrl}/sandbox/calendly`,
      faults: `${appUrl}/sandbox/calendly/faults`,
      desk: `${appUrl}/sandbox/calendly/desk`,
    },
    signIn: `${appUrl}/sandbox/sign-in`,
    reset: `${appUrl}/sandbox/reset`,
  }
}

/** The confirmed session that is over first of all; null when none lies ahead. */
export function nextSession({ deps }: House) {
  return deps.db.booking.findFirst({
    where: { state: 'CONFIRMED', endsAt: { gt: deps.now() } },
    orderBy: { endsAt: 'asc' },
    select: { endsAt: true, title: true, menteeName: true },
  })
}

const leaps = [
  ['PT1H', '1 hour'],
  ['P1D', '1 day'],
  ['PT72H', '72 hours'],
] as const

async function clockSection(house: House) {
  const { now } = desk(house)
  const session = await nextSession(house)
  // A page cannot send the secret, so where one is set there is nothing to press.
  const buttons = !house.foundation.env.sandboxSecret
  const next = session && {
    ends: shown(session.endsAt),
    what: `${session.title} of ${session.menteeName}`,
  }
  return html`<section class="card" aria-labelledby="clock"><h2 id="clock">Clock</h2>
<p>It is <strong><time datetime="${now}">${shown(new Date(now))}</time></strong> here. Moving the clock does on the way all that becomes due.</p>
${
  next &&
  html`<p>The next session, ${next.what}, ends on <time datetime="${session.endsAt.toISOString()}">${next.ends}</time>.</p>`
}
${
  buttons &&
  html`<form method="post" action="/sandbox/clock" class="row">${leaps.map(
    ([by, text]) => html`<button class="second" name="advance" value="${by}">Go on by ${text}</button>`,
  )}
${next && html`<button class="second" name="to" value="nextSessionEnd">Go to the end of the next session</button>`}</form>`
}</section>`
}

const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' }
const format = new Intl.DateTimeFormat('en-GB', {
  ...day,
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})
const shown = (at: Date) => `${format.format(at)} UTC`

export async function deskPage(house: House): Promise<string> {
  const { apiKey, signIns } = desk(house)
  const call = (path: string, body: string) => html`<li><code>POST ${path} ${body}</code></li>`
  return page(
    'Sandbox',
    html`<h1>Sandbox</h1>
${await clockSection(house)}
<section class="card" aria-labelledby="look"><h2 id="look">Look</h2>
<ul><li><a href="/sandbox/mail">Mailbox</a></li><li><a href="/sandbox/stripe">Stripe</a></li><li><a href="/sandbox/calcom">Cal.com</a></li><li><a href="/sandbox/calendly">Calendly</a></li><li><a href="/graphql">API explorer</a></li><li><a href="/">The site</a></li></ul></section>
<section class="card" aria-labelledby="people"><h2 id="people">Demo sign-ins</h2>
<ul>${signIns.map(({ email, password }) => html`<li>${email}, password <code>${password}</code></li>`)}</ul>
<p>API key with both scopes: <code>${apiKey}</code></p></section>
<section class="card" aria-labelledby="calls"><h2 id="calls">Control calls, as JSON</h2>
<ul>${[
      call('/sandbox/clock', '{"advance":"PT72H"}'),
      call('/sandbox/clock', '{"to":"nextSessionEnd"}'),
      call('/sandbox/stripe/faults', '{"next":[{"on":"webhook","do":"drop"}]}'),
      call('/sandbox/stripe/disputes', '{"charge":"ch_…"}'),
      call('/sandbox/stripe/accounts', '{"ask":"acct_…"}'),
      call('/sandbox/calcom/faults', '{"next":[{"on":"webhook","do":"duplicate"}]}'),
      call('/sandbox/calcom/desk', '{"mentorCancels":"…"}'),
      call('/sandbox/calendly/faults', '{"next":[{"on":"webhook","do":"drop"}]}'),
      call('/sandbox/calendly/desk', '{"do":"cancel","event":"…"}'),
      call('/sandbox/sign-in', '{"email":"mentee@sundial.test"}'),
      call('/sandbox/reset', '{}'),
    ]}</ul></section>`,
  )
}
