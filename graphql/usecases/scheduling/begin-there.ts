import { randomUUID } from 'node:crypto'
import { beginning } from '#graphql/domain/booking/state.ts'
import { providerNames } from '#graphql/domain/scheduling/provider.ts'
import type { ExternalBooking as There } from '#graphql/providers/scheduling/port.ts'
import type { SchedulingAccount } from '#prisma/generated/client/client.ts'
import { blockedBy, imposeSlot, lockHosts } from '../booking/slot-hold.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { openCaseOnce } from '../operations/open-case.ts'
import { beginPayment } from '../payment/begin-payment.ts'
import { Unprocessable } from '../reaction.ts'
import { type BookableType, findType } from '../session-type/bookable.ts'
import { inTransaction } from '../transaction.ts'
import { begunRow } from './begun-row.ts'

/**
 * A session that somebody booked on the page that another company has for its mentor becomes a booking here: it holds its
 * time and awaits its payment, for which the mentee gets a mail. The same one is begun once. Throws Unprocessable for a
 * type that nobody connected with one of ours.
 */
export async function beginThere(deps: Deps, account: SchedulingAccount, there: There): Promise<void> {
  const { id: accountId, mentorId, provider } = account
  if (there.state !== 'ACTIVE' || there.startsAt <= deps.now()) return
  const external = await deps.db.externalType.findFirst({
    where: { accountId, externalId: there.typeId ?? '' },
  })
  if (!external?.sessionTypeId) throw new Unprocessable(`unknown type ${there.typeId}`)
  if (!there.attendee) throw new Unprocessable('nobody is in it')
  const type = await findType(deps.db, external.sessionTypeId)
  // What is not sold here now is the mentor's own business there.
  if (!type.active || type.mentor.state !== 'APPROVED') return
  const minutes = (there.endsAt.getTime() - there.startsAt.getTime()) / 60_000
  const begun = { ...type, durationMinutes: minutes, scheduling: provider }
  const clash = await inTransaction(deps, (tx) => begin(tx, deps, { type: begun, accountId, there }))
  if (!clash) return
  await openCaseOnce(deps, {
    kind: 'CALENDAR_OVERLAP',
    subject: clash,
    bookingId: clash,
    detail: `${providerNames[provider]}: ${there.id} of ${mentorId}, ${there.startsAt.toISOString()}`,
  })
}

type Begun = { type: BookableType; accountId: string; there: There }

/** Answers with the booking when its time overlaps another one's. */
async function begin(tx: Tx, deps: Deps, { type, accountId, there }: Begun): Promise<string | null> {
  const { mentorId } = type
  await lockHosts(tx, [mentorId])
  const { id: externalId, startsAt, endsAt } = there
  if (await tx.externalBooking.findUnique({ where: { accountId_externalId: { accountId, externalId } } }))
    return null
  const bookingId = randomUUID()
  const row = await tx.booking.create({ data: await begunRow(tx, deps, bookingId, { type, there }) })
  const at = deps.now()
  await tx.externalBooking.create({
    data: {
      bookingId,
      accountId,
      externalId,
      typeId: there.typeId ?? '',
      state: 'ACTIVE',
      startsAt,
      askedAt: at,
      sentAt: at,
    },
  })
  const blocked = blockedBy({ ...type, startsAt, endsAt })
  const place = { bookingId, hostId: mentorId, position: 0, occurrenceId: bookingId, seat: 0, blocked }
  const free = await imposeSlot(tx, place)
  await appendEvent(tx, {
    type: `booking.${beginning.event}`,
    bookingId,
    subjectId: bookingId,
    version: row.version,
    to: row.state,
    actor: 'PROVIDER',
  })
  await beginPayment(tx, deps, row, null)
  const begun = { bookingId, subjectId: bookingId, version: row.version, actor: 'PROVIDER' } as const
  await appendEvent(tx, { type: 'scheduling.begun', ...begun })
  return free ? null : bookingId
}
