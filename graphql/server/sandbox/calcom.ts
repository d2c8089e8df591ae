import { Refusal } from '#graphql/sandbox/frame/refusal.ts'
import type { Env } from '../env.ts'
import { RequestRefused } from '../http/adapter.ts'
import { seeOther, sendHtml, sendJson } from './answers.ts'
import { calcomBody, faultsBody } from './bodies.ts'
import { controlBody, formBody, type Handle, isForm } from './guard.ts'
import type { Sandboxes } from './sandboxes.ts'

/** What can be seen and done at Cal.com's sandbox: by programs with JSON, and by the buttons of its page. */
export function calcomRoutes(env: Env, { calcom }: Sandboxes): Record<string, Handle> {
  if (!calcom) return {}
  return {
    '/sandbox/calcom': async (_req, res) => sendHtml(res, (await calcom.overview(!env.sandboxSecret)).page),
    '/sandbox/calcom/faults': async (req, res) => {
      await calcom.setFaults(faultsBody('calcom', await controlBody(req)))
      sendJson(res, { ok: true })
    },
    '/sandbox/calcom/desk': async (req, res) => {
      const pressed = isForm(req)
      const wish = calcomBody(pressed ? await formBody(req, env) : await controlBody(req))
      const done = await calcom.act(wish).catch((error: unknown) => {
        throw error instanceof Refusal ? new RequestRefused(409, error.message) : error
      })
      return pressed ? seeOther(res, '/sandbox/calcom') : sendJson(res, { done })
    },
  }
}
