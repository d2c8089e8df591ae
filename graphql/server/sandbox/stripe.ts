import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal } from '#graphql/sandbox/stripe/refusal.ts'
import type { Env } from '../env.ts'
import { RequestRefused } from '../http/adapter.ts'
import { seeOther, sendHtml, sendJson } from './answers.ts'
import { accountBody, contestBody, faultsBody } from './bodies.ts'
import { controlBody, formBody, type Handle, isForm } from './guard.ts'
import type { Sandboxes } from './sandboxes.ts'

/** What can be seen and done at Stripe's sandbox: by programs with JSON, and by the buttons of its page. */
export function stripeRoutes(env: Env, { stripe }: Sandboxes): Record<string, Handle> {
  const elsewhere = (res: ServerResponse) => sendJson(res, { error: 'Stripe is not a sandbox here.' }, 409)
  const asked = async (req: IncomingMessage) => (isForm(req) ? formBody(req, env) : controlBody(req))
  const done = (req: IncomingMessage, res: ServerResponse, section: string, what: object) =>
    isForm(req) ? seeOther(res, `/sandbox/stripe#${section}`) : sendJson(res, what)
  return {
    '/sandbox/stripe': async (_req, res) =>
      sendHtml(res, (await stripe?.overview(!env.sandboxSecret))?.page ?? ''),
    '/sandbox/stripe/faults': async (req, res) => {
      if (!stripe) return elsewhere(res)
      await stripe.setFaults(faultsBody('stripe', await controlBody(req)))
      sendJson(res, { ok: true })
    },
    /** What a cardholder or a bank does. */
    '/sandbox/stripe/disputes': async (req, res) => {
      if (!stripe) return elsewhere(res)
      const wish = contestBody(await asked(req))
      done(req, res, 'disputes', { dispute: await stripe.contest(wish).catch(refusedHere) })
    },
    /** What Stripe asks a mentor for, for their tax form. */
    '/sandbox/stripe/accounts': async (req, res) => {
      if (!stripe) return elsewhere(res)
      const wish = accountBody(await asked(req))
      done(req, res, 'accounts', { account: await stripe.tax(wish).catch(refusedHere) })
    },
  }
}

/** A no of the company's is one of ours to whoever asked for it here. */
function refusedHere(error: unknown): never {
  throw error instanceof Refusal ? new RequestRefused(409, error.message) : error
}
