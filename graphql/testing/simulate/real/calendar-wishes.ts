import { appendEvent } from '#graphql/usecases/events.ts'
import { keepConnected } from '#graphql/usecases/scheduling/connect.ts'
import { inTransaction } from '#graphql/usecases/transaction.ts'
import type { House } from '../../../server/house.ts'
import type { Wish } from './wish.ts'

/** What a mentor does whose calendar another company keeps. */
export const calendarWishes: Record<string, (house: House, wish: Wish) => Promise<unknown>> = {
  '/connect': ({ deps }, { mentorId, provider, known: { access, tokens } }) => {
    const { userId, organizationId } = access
    const told = { name: 'Greta', email: null, timeZone: 'UTC', pageUrl: null }
    return keepConnected(deps, mentorId, provider, { userId, organizationId, tokens, ...told })
  },
  '/sold-there': ({ deps }, { mentorId: subjectId, sessionTypeId }) =>
    inTransaction(deps, (tx) =>
      appendEvent(tx, {
        ...{ type: 'mentor.sessionTypeChanged', subjectId, version: 1, actor: 'MENTOR' },
        data: { sessionTypeId },
      }),
    ),
}
