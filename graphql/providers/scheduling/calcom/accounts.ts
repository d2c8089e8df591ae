import { z } from 'zod'
import type { Reaction } from '#graphql/domain/reaction.ts'
import { onYes } from '../call.ts'
import type { Connected, Introduction, Scheduling } from '../port.ts'
import type { Client } from './client.ts'
import { tokens, user } from './facts.ts'

type Accounts = Pick<Scheduling, 'connect' | 'refresh' | 'disconnect'>

/** The accounts of our mentors there, which we make and keep the keys of. */
export function accountsOf(client: Client): Accounts {
  const forced = (userId: string) =>
    client.asPlatform({
      method: 'POST',
      path: `/oauth-clients/${client.clientId}/users/${userId}/force-refresh`,
      facts: tokens,
    })
  return {
    connect: (introduction) => connect(client, introduction, forced),
    /** A refresh token that was used, or whose answer was lost, is no loss: the account is ours. */
    async refresh(userId, refreshToken) {
      const refreshed = await client.asPlatform({
        method: 'POST',
        path: `/oauth/${client.clientId}/refresh`,
        body: { refreshToken },
        facts: tokens,
      })
      if (refreshed.status !== 'refused') return refreshed
      const made = await forced(userId)
      return isGone(made) ? { ...made, code: 'ACCESS_REVOKED' } : made
    },
    /** The account stays, with the bookings in it; whoever had the old keys is shut out. */
    async disconnect({ userId }) {
      const made = await forced(userId)
      return isGone(made) ? { status: 'done', facts: null } : onYes(made, () => null)
    },
  }
}

function isGone<T>(reaction: Reaction<T>): reaction is Reaction<T> & { status: 'refused' } {
  return reaction.status === 'refused' && reaction.code === 'NOT_FOUND'
}

const made = z.looseObject({ user }).transform(({ user: person, ...rest }, context) => {
  const keys = tokens.safeParse(rest)
  if (keys.success) return { person, keys: keys.data }
  context.addIssue('no tokens came with the user')
  return z.NEVER
})

type Forced = (userId: string) => ReturnType<Scheduling['refresh']>

/** An account of this address may be there already, when the answer that it was made was lost. */
async function connect(
  client: Client,
  introduction: Introduction,
  forced: Forced,
): Promise<Reaction<Connected>> {
  if (introduction.kind !== 'managed')
    return { status: 'refused', code: 'NOT_SUPPORTED', message: 'Accounts at Cal.com are made by us.' }
  const { name, email, timeZone } = introduction
  const path = `/oauth-clients/${client.clientId}/users`
  const opened = await client.asPlatform({
    method: 'POST',
    path,
    body: { name, email, timeZone },
    facts: made,
  })
  if (opened.status === 'done') return { status: 'done', facts: connected(opened.facts, email) }
  if (opened.status !== 'refused' || opened.code !== 'EMAIL_TAKEN') return opened
  const found = await client.asPlatform({
    method: 'GET',
    path,
    query: { emails: email },
    facts: z.array(user),
  })
  if (found.status !== 'done') return found
  const [person] = found.facts
  if (!person) return opened
  return onYes(await forced(String(person.id)), (keys) => connected({ person, keys }, email))
}

/** They know the mentor by an address that is made from ours. */
function connected({ person, keys }: z.infer<typeof made>, email: string): Connected {
  const { id, name, timeZone } = person
  return {
    userId: String(id),
    organizationId: null,
    name: name ?? '',
    email,
    timeZone,
    pageUrl: null,
    tokens: keys,
  }
}
