import { Refusal } from '#graphql/sandbox/frame/refusal.ts'
import type { Env } from '../env.ts'
import { RequestRefused } from '../http/adapter.ts'
import { seeOther, sendHtml, sendJson } from './answers.ts'
import { calendlyBody, faultsBody } from './bodies.ts'
import { controlBody, formBody, type Handle, isForm } from './guard.ts'
import type { Sandboxes } from './sandboxes.ts'

/** What can be seen and done at Calendly's sandbox: by programs with JSON, and by the buttons of its page. */
export function calendlyRoutes(env: Env, { calendly }: Sandboxes): Record<string, Handle> {
  if (!calendly) return {}
  return {
    '/sandbox/calendly': async (_req, res) => sendHtml(res, await calendly.overview(!env.sandboxSecret)),
    '/sandbox/calendly/faults': async (req, res) => {
      await calendly.setFaults(faultsBody('calendly', await controlBody(req)))
      sendJson(res, { ok: true })
    },
    '/sandbox/calendly/desk': async (req, res) => {
      const pressed = isForm(req)
      const wish = calendlyBody(pressed ? await formBody(req, env) : await controlBody(req))
      const done = await calendly.act(wish).catch((error: unknown) => {
        throw error instanceof Refusal ? new RequestRefused(409, error.message) : error
      })
      return pressed ? seeOther(res, '/sandbox/calendly') : sendJson(res, { done })
    },
  }
}
