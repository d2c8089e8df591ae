import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Tx } from '../deps.ts'
import { sharesNow } from '../payout/shares.ts'
import type { Violation } from './invariant-checks.ts'

const batchSize = 500

const needed = {
  transfers: true,
  booking: { include: { refunds: true, payments: { where: { state: 'SUCCEEDED' } } } },
} satisfies Prisma.PayoutInclude

type Judged = Prisma.PayoutGetPayload<{ include: typeof needed }>

/** Rule 4: what is held for a mentor, and what was sent, against the mentor's share of what is kept. */
export async function checkShares(tx: Tx): Promise<Violation[]> {
  const violations: Violation[] = []
  let after = ''
  for (;;) {
    const payouts = await tx.payout.findMany({
      ...(after ? { where: { id: { gt: after } } } : {}),
      orderBy: { id: 'asc' },
      take: batchSize,
      include: needed,
    })
    const debts = await debtsOf(tx, payouts)
    violations.push(...payouts.flatMap((payout) => judge(payout, debts.get(payout.bookingId) ?? 0n)))
    const last = payouts.at(-1)
    if (!last || payouts.length < batchSize) return violations
    after = last.id
  }
}

function judge({ id, state, amountMinor, transfers, booking }: Judged, debt: bigint): Violation[] {
  const [payment] = booking.payments.filter(({ refundedMinor, amountMinor: paid }) => refundedMinor < paid)
  const counted = payment ?? booking.payments[0]
  if (!counted) return [{ rule: 4, says: 'a payout of nothing that was paid', subject: id, detail: state }]
  const { mentor } = sharesNow(booking, counted)
  const sent = transfers.reduce((sum, transfer) => sum + transfer.amountMinor - transfer.reversedMinor, 0n)
  if (sent > mentor + debt) {
    const says = 'more was sent than the mentor’s share'
    return [{ rule: 4, says, subject: id, detail: `${sent} of ${mentor}` }]
  }
  if (state === 'HELD' && amountMinor !== mentor) {
    const says = 'what is held is not the mentor’s share'
    return [{ rule: 4, says, subject: id, detail: `${amountMinor} instead of ${mentor}` }]
  }
  return []
}

/** What mentors owe back, per booking: sent, and asked back since. */
async function debtsOf(tx: Tx, payouts: readonly Judged[]): Promise<Map<string, bigint>> {
  const sums = await tx.posting.groupBy({
    by: ['bookingId'],
    where: { account: 'mentor_debt', bookingId: { in: payouts.map(({ bookingId }) => bookingId) } },
    _sum: { amountMinor: true },
  })
  return new Map(sums.map(({ bookingId, _sum }) => [bookingId ?? '', _sum.amountMinor ?? 0n]))
}
