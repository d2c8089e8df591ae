import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal } from '#graphql/sandbox/frame/refusal.ts'
import type { House } from '../house.ts'
import { RequestRefused } from '../http/adapter.ts'
import { seeOther, sendHtml, sendJson } from './answers.ts'
import { calcomBody, faultsBody } from './bodies.ts'
import { controlBody, formBody, isForm } from './guard.ts'
import type { Sandboxes } from './sandboxes.ts'

type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/** What is seen of Cal.com's stand-in, what people do over there, and what shall go wrong. */
export function calcomRoutes({ foundation: { env } }: House, { calcom }: Sandboxes): Record<string, Handle> {
  const elsewhere = (res: ServerResponse) => sendJson(res, { error: 'Cal.com is not a sandbox here.' }, 409)
  return {
    '/sandbox/calcom': async (_req, res) =>
      sendHtml(res, (await calcom?.overview(!env.sandboxSecret))?.page ?? ''),
    '/sandbox/calcom/faults': async (req, res) => {
      if (!calcom) return elsewhere(res)
      await calcom.setFaults(faultsBody('calcom', await controlBody(req)))
      sendJson(res, { ok: true })
    },
    '/sandbox/calcom/doings': async (req, res) => {
      if (!calcom) return elsewhere(res)
      const pressed = isForm(req)
      const wish = calcomBody(pressed ? await formBody(req, env) : await controlBody(req))
      const done = await calcom.act(wish).catch((error: unknown) => {
        throw error instanceof Refusal ? new RequestRefused(409, error.message) : error
      })
      if (pressed) return seeOther(res, '/sandbox/calcom')
      sendJson(res, { done })
    },
  }
}
