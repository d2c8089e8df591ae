import type { Reaction } from '#graphql/domain/reaction.ts'
import { onYes } from '../call.ts'
import type { Connected, Scheduling, Tokens } from '../port.ts'
import { after, type Call, sinceChanged } from './api.ts'
import { nothing, one, tokens, user } from './wire.ts'

export type Client = { id: string; secret: string }
type Accounts = Pick<Scheduling, 'authorizeUrl' | 'connect' | 'refresh' | 'disconnect'>

/** How a mentor's account is reached. `auth` is the address of sign-ins, `call` the API's. */
export function calendlyAccounts(client: Client, authBase: string, auth: Call, call: Call): Accounts {
  const secrets = { client_id: client.id, client_secret: client.secret }
  const ask = async (fields: Record<string, string>): Promise<Reaction<Tokens>> => {
    const form = { ...secrets, ...fields }
    const asking = { method: 'POST', path: '/oauth/token', form, token: null, answer: tokens } as const
    return onYes(await auth(asking), ({ access_token, refresh_token, created_at, expires_in }) => ({
      access: access_token,
      refresh: refresh_token,
      accessExpiresAt: new Date((created_at + expires_in) * 1000),
    }))
  }
  const introduced = async (known: Tokens): Promise<Reaction<Connected>> => {
    const me = await call({ method: 'GET', path: '/users/me', token: known.access, answer: one(user) })
    return onYes(me, ({ uri, name, email, timezone, scheduling_url, current_organization }) => ({
      ...{ userId: uri, organizationId: current_organization, name, email, timeZone: timezone },
      ...{ pageUrl: scheduling_url, tokens: known },
    }))
  }
  return {
    authorizeUrl({ state, challenge, redirectUri }) {
      const query = new URLSearchParams({
        ...{ client_id: client.id, redirect_uri: redirectUri, response_type: 'code', state },
        ...{ code_challenge: challenge, code_challenge_method: 'S256' },
      })
      return `${authBase}/oauth/authorize?${query}`
    },
    async connect(introduction) {
      if (introduction.kind === 'managed')
        return { status: 'refused', code: 'NOT_OFFERED', message: 'Calendly makes no accounts for others.' }
      if (introduction.kind === 'token')
        return introduced({ access: introduction.token, refresh: null, accessExpiresAt: null })
      const { code, verifier: code_verifier, redirectUri: redirect_uri } = introduction
      const got = await ask({ grant_type: 'authorization_code', code, code_verifier, redirect_uri })
      // The code is spent: that nothing happened is no longer true.
      return after(got, async (known) => sinceChanged(await introduced(known)))
    },
    refresh: (_userId, refresh_token) => ask({ grant_type: 'refresh_token', refresh_token }),
    async disconnect({ token }, refreshToken) {
      // A token that the mentor made themselves is theirs to take back.
      if (refreshToken === null) return { status: 'done', facts: null }
      const form = { ...secrets, token: refreshToken || token }
      const done = await auth({ method: 'POST', path: '/oauth/revoke', form, token: null, answer: nothing })
      return done.status === 'refused' ? { status: 'done', facts: null } : done
    },
  }
}
