import { disputeOpen } from '#graphql/domain/dispute/state.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Tx } from '../deps.ts'
import { securingPayment } from '../payment/securing.ts'

/** The disputes, still open, of the package that pays the booking; none where no package pays it. */
export async function openDisputesBehind(
  tx: Tx,
  booking: Pick<LockedBooking, 'payments' | 'refunds'>,
): Promise<string[]> {
  const { creditId } = securingPayment(booking) ?? {}
  if (!creditId) return []
  const { purchase } = await tx.credit.findUniqueOrThrow({
    where: { id: creditId },
    select: { purchase: { select: { disputes: true } } },
  })
  return purchase.disputes.filter(({ state }) => disputeOpen(state)).map(({ id }) => id)
}
