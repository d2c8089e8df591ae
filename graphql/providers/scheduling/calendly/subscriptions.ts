import type { Reaction } from '#graphql/domain/reaction.ts'
import { onYes } from '../call.ts'
import type { Access, Scheduling, Subscription } from '../port.ts'
import { after, type Call } from './api.ts'
import { pathOf } from './ids.ts'
import { many, nothing, one, subscription } from './wire.ts'

const events = ['invitee.created', 'invitee.canceled', 'invitee_no_show.created', 'invitee_no_show.deleted']
const told = ({ uri, state }: { uri: string; state: string }): Subscription => ({
  id: uri,
  active: state === 'active',
})

/** Where Calendly sends what happens. One that it gave up is never taken up again: it is made anew. */
export function calendlySubscriptions(
  call: Call,
  signingKey: string | undefined,
): Pick<Scheduling, 'subscribe' | 'fetchSubscription' | 'unsubscribe'> {
  const path = '/webhook_subscriptions'
  const create = async ({ userId: user, organizationId: organization, token }: Access, url: string) => {
    const body = { url, events, organization, user, scope: 'user', signing_key: signingKey }
    return onYes(await call({ method: 'POST', path, body, token, answer: one(subscription) }), told)
  }
  /** The one to this address, wherever in the list it stands. */
  const known = async ({ userId: user, organizationId, token }: Access, url: string) => {
    for (let page: string | undefined | null; page !== null; ) {
      const query = {
        organization: organizationId ?? undefined,
        user,
        scope: 'user',
        count: '100',
        page_token: page,
      }
      const got = await call({ method: 'GET', path, query, token, answer: many(subscription) })
      if (got.status !== 'done') return got
      const found = got.facts.items.find(({ callback_url }) => callback_url === url)
      if (found) return { status: 'done', facts: told(found) } as const
      page = got.facts.next
    }
    return { status: 'done', facts: null } as const
  }
  const remove: Scheduling['unsubscribe'] = async ({ token }, id) => {
    const at = pathOf(id, 'webhook_subscriptions')
    if (!at) return { status: 'done', facts: null }
    const removed = await call({ method: 'DELETE', path: at, token, answer: nothing })
    const gone = removed.status === 'refused' && removed.code === 'NOT_FOUND'
    return gone ? { status: 'done', facts: null } : onYes(removed, () => null)
  }
  return {
    async subscribe(access, url): Promise<Reaction<Subscription>> {
      const made = await create(access, url)
      if (made.status !== 'refused' || made.code !== 'ALREADY_EXISTS') return made
      const there = await known(access, url)
      if (there.status !== 'done') return there
      if (!there.facts || there.facts.active)
        return there.facts ? { status: 'done', facts: there.facts } : made
      return after(await remove(access, there.facts.id), () => create(access, url))
    },
    unsubscribe: remove,
    async fetchSubscription({ token }, id) {
      const at = pathOf(id, 'webhook_subscriptions')
      if (!at) return { status: 'done', facts: null }
      const got = await call({ method: 'GET', path: at, token, answer: one(subscription) })
      if (got.status === 'refused' && got.code === 'NOT_FOUND') return { status: 'done', facts: null }
      return onYes(got, told)
    },
  }
}
