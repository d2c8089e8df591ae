import type { IncomingMessage, ServerResponse } from 'node:http'
import { mailboxPage } from '#graphql/sandbox/mail/page.ts'
import type { Door } from '../context.ts'
import type { House } from '../house.ts'
import { RequestRefused } from '../http/adapter.ts'
import type { Part } from '../part.ts'
import { seeOther, sendHtml, sendJson } from './answers.ts'
import { type ClockWish, clockBody, signInBody } from './bodies.ts'
import { advanceClock } from './clock.ts'
import { companyRoutes } from './companies.ts'
import { desk, deskPage, nextSession } from './desk.ts'
import { controlBody, formBody, guardControl, type Handle, isForm } from './guard.ts'
import { emptyDatabase } from './reset.ts'
import type { Sandboxes } from './sandboxes.ts'
import { demo, settleTown, townStands } from './town.ts'

/** The control desk of a sandbox: clock, mailbox, faults, sign-ins, reset. Production has none of it. */
export async function sandboxPart(house: House, sandboxes: Sandboxes, door: Door): Promise<Part> {
  const { env } = house.foundation
  const { mail, companies } = sandboxes
  const guarded =
    (handle: Handle): Handle =>
    async (req, res) => {
      guardControl(req, env)
      await handle(req, res)
    }
  const routes: Record<string, Handle> = {
    '/sandbox': async (_req, res) => sendHtml(res, await deskPage(house)),
    '/sandbox.json': (_req, res) => sendJson(res, desk(house)),
    '/sandbox/mail': async (_req, res) => sendHtml(res, mailboxPage((await mail?.list()) ?? [])),
    '/sandbox/mail.json': async (_req, res) => sendJson(res, (await mail?.list()) ?? []),
    '/sandbox/clock': (req, res) => turnClock(house, sandboxes, req, res),
    ...companyRoutes(env, sandboxes),
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
    formTargets: companies.map(({ url }) => new URL(url).origin),
    unready: async () => (env.skipDemoTown || (await townStands(house.deps.db)) ? undefined : 'demo town'),
    async opened() {
      await settleTown(house, sandboxes)
      for (const company of companies) company.startDelivering()
    },
    welcome: [
      ...(env.skipDemoTown ? [] : townsfolk),
      `  Mailbox      ${env.appUrl}/sandbox/mail`,
      `  Clock        ${env.appUrl}/sandbox`,
    ],
  }
}

/** Called by programs with JSON, and by the buttons of the desk. */
async function turnClock(house: House, sandboxes: Sandboxes, req: IncomingMessage, res: ServerResponse) {
  const pressed = isForm(req)
  const wish = clockBody(pressed ? await formBody(req, house.foundation.env) : await controlBody(req))
  const played = sandboxes.stripe || house.deps.payments.desk
  if (!played || !sandboxes.calcom || !sandboxes.calendly || !sandboxes.mail)
    return sendJson(res, { error: 'The clock moves only when every provider is a sandbox.' }, 409)
  await advanceClock(house, sandboxes, await instantOf(house, wish))
  if (pressed) return seeOther(res, '/sandbox#clock')
  sendJson(res, { now: house.deps.now().toISOString() })
}

/** To when the clock is to go. Throws RequestRefused where there is no session to go to. */
async function instantOf(house: House, wish: ClockWish): Promise<Date> {
  if ('advance' in wish) return new Date(house.deps.now().getTime() + wish.advance)
  const session = await nextSession(house)
  if (!session) throw new RequestRefused(409, 'No session lies ahead.')
  return session.endsAt
}

/** Who anybody can be, for whoever started the server. */
const townsfolk = [
  `  Sign in as   ${demo.emails.join(', ')} with the password ${demo.password}`,
  `  API key      ${demo.apiKey}`,
]
