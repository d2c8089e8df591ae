import type { CaseKind } from '#graphql/domain/ledger/difference.ts'
import { providerNames } from '#graphql/domain/scheduling/provider.ts'
import type { ExternalBooking as There } from '#graphql/providers/scheduling/port.ts'
import type { Actor, SchedulingAccount } from '#prisma/generated/client/client.ts'
import type { LockedBooking } from '../booking/lock.ts'
import { wantedFor } from '../booking/movable.ts'
import { settleMove } from '../booking/move-to.ts'
import { blockedBy, imposeSlot, lockHosts, releaseSlot } from '../booking/slot-hold.ts'
import type { Deps, Tx } from '../deps.ts'
import { follows } from './move-there.ts'

/** What a person must look at, once the transaction that found it is over. */
export type ToLookAt = { kind: CaseKind; detail: string } | null

/** What stands there, in words. */
export const wordsFor = ({ provider }: SchedulingAccount, { id, state, startsAt }: There) =>
  `${providerNames[provider]}: ${id} is ${state.toLowerCase()}, ${startsAt.toISOString()}`

type Moved = { booking: LockedBooking; account: SchedulingAccount; there: There; movedBy: Actor }

/**
 * Somebody moved it in the calendar that is kept elsewhere: it moves here too, and the payment stays. A time that somebody
 * else has here is imposed, and a person looks.
 */
export async function takeMoved(tx: Tx, deps: Deps, found: Moved): Promise<ToLookAt> {
  const { booking, account, there, movedBy: actor } = found
  const { id: bookingId, mentorId } = booking
  const { startsAt, endsAt } = there
  const wanted = await wantedFor(tx, booking)
  await lockHosts(tx, [mentorId])
  await releaseSlot(tx, bookingId)
  const blocked = blockedBy({ ...wanted, startsAt, endsAt })
  const place = { bookingId, hostId: mentorId, position: 0, occurrenceId: bookingId, seat: 0, blocked }
  const free = await imposeSlot(tx, place)
  await follows(tx, deps, { booking, accountId: account.id }, there)
  await settleMove(tx, deps, booking, { startsAt, endsAt, event: 'movedByProvider' }, { actor })
  return free
    ? null
    : {
        kind: 'CALENDAR_OVERLAP',
        detail: wordsFor(account, there),
      }
}
