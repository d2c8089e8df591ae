import { ReasonMissing } from '#graphql/domain/booking/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { isStopped, PayoutNotFound, PayoutStopRefused, stopRefusal } from '#graphql/domain/payout/stop.ts'
import type { Payout, PayoutBlock } from '#prisma/generated/client/client.ts'
import { type LockedBooking, lockBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { audit, checkReason } from '../operations/audit.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { blockPayout, endBlock } from './block.ts'

export const stopPayoutErrors = [PayoutNotFound, PayoutStopRefused, ReasonMissing, InputInvalid] as const

type Request = { payoutId: string; reason: string }
type Stopping = {
  tx: Tx
  booking: LockedBooking
  payout: Payout & { blocks: PayoutBlock[] }
  by: { actor: 'ADMIN'; actorId: string }
}

/** An admin keeps a mentor's share back, until an admin lets it go; why is kept in the audit, and is not the mentor's to read. */
export async function stopPayout(deps: Deps, viewer: PersonViewer, request: Request): Promise<void> {
  await withPayout(
    deps,
    viewer,
    { ...request, action: 'payout.stop' },
    async ({ tx, booking, payout, by }) => {
      const refusal = stopRefusal(payout)
      if (refusal) throw new PayoutStopRefused(refusal)
      await blockPayout(tx, deps, booking, 'ADMIN', payout.id, by)
    },
  )
}

/** An admin lets a share go that an admin stopped: it leaves at its time, or at once when that is over. */
export async function letPayoutGo(deps: Deps, viewer: PersonViewer, request: Request): Promise<void> {
  await withPayout(
    deps,
    viewer,
    { ...request, action: 'payout.letGo' },
    async ({ tx, booking, payout, by }) => {
      if (!isStopped(payout)) throw new PayoutStopRefused('notStopped')
      await endBlock(tx, deps, booking, 'ADMIN', payout.id)
      const { id: bookingId, version } = booking
      await appendEvent(tx, { type: 'payout.letGo', bookingId, subjectId: payout.id, version, ...by })
    },
  )
}

async function withPayout(
  deps: Deps,
  viewer: PersonViewer,
  { payoutId, reason, action }: Request & { action: string },
  work: (stopping: Stopping) => Promise<void>,
): Promise<void> {
  const said = checkReason(reason)
  const row = viewer.admin ? await deps.db.payout.findUnique({ where: { id: payoutId } }) : null
  if (!row) throw new PayoutNotFound()
  await inTransaction(deps, async (tx) => {
    const booking = await lockBooking(tx, row.bookingId)
    const payout = booking?.payout
    if (!booking || !payout) throw new PayoutNotFound()
    await work({ tx, booking, payout, by: { actor: 'ADMIN', actorId: viewer.personId } })
    await audit(tx, deps, viewer, { action, subjectType: 'Payout', subjectId: payout.id, reason: said })
  })
}
