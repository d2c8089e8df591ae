import type { IncomingMessage, ServerResponse } from 'node:http'
import { mailboxPage } from '#graphql/sandbox/mail/page.ts'
import { html, page } from '#graphql/sandbox/page/html.ts'
import type { Door } from '../context.ts'
import type { House } from '../house.ts'
import type { Part } from '../part.ts'
import { advanceBody, faultsBody, signInBody } from './bodies.ts'
import { advanceClock } from './clock.ts'
import { controlBody, guardControl } from './guard.ts'
import { emptyDatabase } from './reset.ts'
import type { Sandboxes } from './sandboxes.ts'
import { demo, settleTown, townStands } from './town.ts'

type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void> | void

/** The control desk of a sandbox: clock, mailbox, faults, sign-ins, reset. Production has none of it. */
export async function sandboxPart(house: House, sandboxes: Sandboxes, door: Door): Promise<Part> {
  const { env } = house.foundation
  const { stripe, mail } = sandboxes
  const guarded =
    (handle: Handle): Handle =>
    async (req, res) => {
      guardControl(req, env)
      await handle(req, res)
    }
  const routes: Record<string, Handle> = {
    '/sandbox': (_req, res) => sendHtml(res, deskPage(house)),
    '/sandbox.json': (_req, res) => sendJson(res, desk(house)),
    '/sandbox/mail': async (_req, res) => sendHtml(res, mailboxPage((await mail?.list()) ?? [])),
    '/sandbox/mail.json': async (_req, res) => sendJson(res, (await mail?.list()) ?? []),
    '/sandbox/stripe': async (_req, res) => sendHtml(res, (await stripe?.overview())?.page ?? ''),
    '/sandbox/clock': async (req, res) => {
      const { advance } = advanceBody(await controlBody(req))
      if (!stripe || !mail)
        return sendJson(res, { error: 'The clock moves only when every provider is a sandbox.' }, 409)
      await advanceClock(house, sandboxes, new Date(house.deps.now().getTime() + advance))
      sendJson(res, { now: house.deps.now().toISOString() })
    },
    '/sandbox/stripe/faults': async (req, res) => {
      if (!stripe) return sendJson(res, { error: 'Stripe is not a sandbox here.' }, 409)
      await stripe.setFaults(faultsBody(await controlBody(req)))
      sendJson(res, { ok: true })
    },
    '/sandbox/sign-in': async (req, res) => {
      const { email } = signInBody(await controlBody(req))
      const person = await house.deps.db.person.findUnique({ where: { email } })
      if (!person || !demo.emails.includes(email))
        return sendJson(res, { error: 'Nobody of the demo town.' }, 404)
      res.setHeader('set-cookie', await door.signIns.start(person.id))
      sendJson(res, { ok: true })
    },
    '/sandbox/reset': async (req, res) => {
      await controlBody(req)
      await emptyDatabase(house, sandboxes)
      await settleTown(house, sandboxes)
      sendJson(res, { ok: true, now: house.deps.now().toISOString() })
    },
  }
  return {
    name: 'sandbox',
    routes: Object.entries(routes).map(([path, handle]) => ({ path, handle: guarded(handle) })),
    ...(stripe ? { formTargets: [new URL(stripe.url).origin] } : {}),
    unready: async () => (env.skipDemoTown || (await townStands(house.deps.db)) ? undefined : 'demo town'),
    async opened() {
      await settleTown(house, sandboxes)
      stripe?.startDelivering()
    },
    welcome: [
      `  Sign in as   ${demo.emails.join(', ')} with the password ${demo.password}`,
      `  API key      ${demo.apiKey}`,
      `  Mailbox      ${env.appUrl}/sandbox/mail`,
      `  Clock        ${env.appUrl}/sandbox`,
    ],
  }
}

function desk({ foundation, deps }: House) {
  const { appUrl } = foundation.env
  return {
    now: deps.now().toISOString(),
    signIns: demo.emails.map((email) => ({ email, password: demo.password })),
    apiKey: demo.apiKey,
    mailbox: `${appUrl}/sandbox/mail.json`,
    clock: `${appUrl}/sandbox/clock`,
    stripe: { page: `${appUrl}/sandbox/stripe`, faults: `${appUrl}/sandbox/stripe/faults` },
    signIn: `${appUrl}/sandbox/sign-in`,
    reset: `${appUrl}/sandbox/reset`,
  }
}

function deskPage(house: House): string {
  const { now, apiKey, signIns } = desk(house)
  const call = (path: string, body: string) => html`<li><code>POST ${path} ${body}</code></li>`
  return page(
    'Sandbox',
    html`<h1>Sandbox</h1>
<p>Sandbox time is <time datetime="${now}">${now}</time>.</p>
<section class="card" aria-labelledby="look"><h2 id="look">Look</h2>
<ul><li><a href="/sandbox/mail">Mailbox</a></li><li><a href="/sandbox/stripe">Stripe</a></li><li><a href="/graphql">API explorer</a></li><li><a href="/">The site</a></li></ul></section>
<section class="card" aria-labelledby="people"><h2 id="people">Demo sign-ins</h2>
<ul>${signIns.map(({ email, password }) => html`<li>${email}, password <code>${password}</code></li>`)}</ul>
<p>API key with both scopes: <code>${apiKey}</code></p></section>
<section class="card" aria-labelledby="calls"><h2 id="calls">Control calls, as JSON</h2>
<ul>${[
      call('/sandbox/clock', '{"advance":"PT72H"}'),
      call('/sandbox/stripe/faults', '{"next":[{"on":"webhook","do":"drop"}]}'),
      call('/sandbox/sign-in', '{"email":"mentee@sundial.test"}'),
      call('/sandbox/reset', '{}'),
    ]}</ul></section>`,
  )
}

/** These pages bring their style within them, and run nothing. */
const deskPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

function sendHtml(res: ServerResponse, body: string): void {
  res.setHeader('content-security-policy', deskPolicy)
  res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  res.end(body)
}

function sendJson(res: ServerResponse, body: unknown, status = 200): void {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  res.end(JSON.stringify(body))
}
