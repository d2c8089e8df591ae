import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import { CalendarInUse, CalendarNotConnected } from '#graphql/domain/scheduling/errors.ts'
import type { SchedulingProvider } from '#graphql/domain/scheduling/provider.ts'
import type { SchedulingAccount } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { ready } from './access.ts'
import { accessOf, refreshTokenOf } from './tokens.ts'
import { released } from './type-offer.ts'

export const disconnectErrors = [MentorProfileMissing, CalendarNotConnected, CalendarInUse] as const

/**
 * Gives the viewer's account there up: nothing is told to us any more, our tokens are worth nothing any more and are forgotten, and the session types that
 * were kept there are no longer offered. Throws CalendarInUse while sessions ahead stand there.
 */
export async function disconnectCalendar(
  deps: Deps,
  viewer: PersonViewer,
  provider: SchedulingProvider,
): Promise<void> {
  const { mentorId, personId } = viewer
  if (mentorId === null) throw new MentorProfileMissing()
  const where = { mentorId_provider: { mentorId, provider } }
  const known = await deps.db.schedulingAccount.findUnique({ where })
  if (!known || known.state === 'ENDED') throw new CalendarNotConnected(provider)
  // What is to be said there at the end needs a token that works.
  const account = await ready(deps, known.id)
  await inTransaction(deps, async (tx) => {
    const { id: accountId } = account
    await tx.$queryRaw`select 1 from scheduling_account where id = ${accountId}::uuid for update`
    const ahead = await tx.booking.count({
      where: {
        mentorId,
        externals: { some: { accountId, state: { not: 'ENDED' } } },
        endsAt: { gt: deps.now() },
      },
    })
    if (ahead > 0) throw new CalendarInUse(ahead)
    const forgotten = { keyId: null, accessToken: null, refreshToken: null, accessExpiresAt: null }
    const healed = { failure: null, unbookableSince: null }
    const ended = { state: 'ENDED', userId: null, subscriptionId: null, subscriptionActive: false } as const
    await tx.schedulingAccount.update({ where, data: { ...ended, ...forgotten, ...healed } })
    const types = await tx.sessionType.findMany({ where: { mentorId, scheduling: provider } })
    await tx.externalType.updateMany({ where: { accountId }, data: released })
    for (const { id } of types) {
      await tx.sessionType.update({ where: { id }, data: { scheduling: 'NATIVE', active: false } })
      const event = { subjectId: mentorId, version: 1, actor: 'MENTOR', actorId: personId } as const
      await appendEvent(tx, { type: 'mentor.sessionTypeChanged', ...event, data: { sessionTypeId: id } })
    }
  })
  await goAway(deps, account)
}

/** Nothing of the mentor's is sent to us any more, and our access is over. What fails stays there: here it is over. */
async function goAway(deps: Deps, account: SchedulingAccount): Promise<void> {
  const { provider, subscriptionId } = account
  const access = accessOf(deps, account)
  const scheduling = deps.scheduling[provider]
  if (!access || !scheduling) return
  if (subscriptionId) {
    const removed = await scheduling.unsubscribe(access, subscriptionId)
    if (removed.status !== 'done')
      deps.log.warn({ provider, subscriptionId, status: removed.status }, 'subscription left there')
  }
  const answer = await scheduling.disconnect(access, refreshTokenOf(deps, account))
  if (answer.status !== 'done')
    deps.log.warn({ provider, status: answer.status }, 'access not given up there')
}
