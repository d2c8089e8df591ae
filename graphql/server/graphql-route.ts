import type { Route } from './app.ts'
import type { Door } from './context.ts'
import type { Env } from './env.ts'
import { originOf } from './http/adapter.ts'
import { guardQuery } from './http/form-guard.ts'
import { createJsonDoor } from './json-door.ts'
import type { Api } from './yoga.ts'

/** The API explorer brings its scripts within its page. It exists in a sandbox only. */
const explorerPolicy =
  "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; frame-ancestors 'none'"

type Surroundings = Pick<Env, 'production' | 'trustedProxies'>

/** Where programs ask the API over HTTP. */
export function graphqlRoute(api: Api, door: Door, { production, trustedProxies }: Surroundings): Route {
  const answer = createJsonDoor(api, door)
  return {
    path: '/graphql',
    async handle(req, res) {
      const { address } = originOf(req, trustedProxies)
      guardQuery(req, res)
      if (!production && req.method === 'GET') res.setHeader('content-security-policy', explorerPolicy)
      await answer(req, res, { address })
    },
  }
}
