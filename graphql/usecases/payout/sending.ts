import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Payout, Transfer, TransferPart } from '#prisma/generated/client/client.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { securingPayment } from '../payment/securing.ts'

/** A key older than this protects no more: the transfer is looked up before anything is sent. */
const keyHours = 23

/** The part of a payout that is being sent: the request, the same at every repeat of its attempt. */
export type Sending = NonNullable<Awaited<ReturnType<typeof sendingOf>>>

type Part = { part: TransferPart; minor: bigint }
type Amounts = Pick<Payout, 'amountMinor' | 'fromBalanceMinor'>

/** What a payout leaves in: what was kept of the charge, then what the platform adds. */
const partsOf = ({ amountMinor, fromBalanceMinor }: Amounts): Part[] =>
  [
    { part: 'CHARGE' as const, minor: amountMinor - fromBalanceMinor },
    { part: 'BALANCE' as const, minor: fromBalanceMinor },
  ].filter(({ minor }) => minor > 0n)

/** The parts that have not arrived: one that was reversed has not. */
export function unsentOf(
  payout: Amounts & { transfers: readonly Pick<Transfer, 'part' | 'amountMinor' | 'reversedMinor'>[] },
): Part[] {
  const sent = payout.transfers.filter(({ amountMinor, reversedMinor }) => reversedMinor < amountMinor)
  return partsOf(payout).filter(({ part }) => !sent.some((transfer) => transfer.part === part))
}

/**
 * The next part to send; null when all of it has arrived.
 * @param sentAt when this attempt was sent first; null when it is only now
 */
export async function sendingOf(tx: Tx, deps: Deps, booking: LockedBooking, sentAt: Date | null) {
  const payout = await tx.payout.findUniqueOrThrow({
    where: { bookingId: booking.id },
    include: { transfers: true },
  })
  const [next] = unsentOf(payout)
  if (!next) return null
  const account = await tx.connectedAccount.findUniqueOrThrow({ where: { mentorId: booking.mentorId } })
  const payment = securingPayment(booking)
  // What goes from the charge is asked for as it was before there was another part: keys may be in use.
  const own = next.part === 'BALANCE'
  const old = sentAt !== null && deps.now().getTime() - sentAt.getTime() > keyHours * 3_600_000
  return {
    payoutId: payout.id,
    bookingId: booking.id,
    part: next.part,
    attempt: payout.attempt,
    lookFirst: old || payout.attempt > 1,
    request: {
      amount: storedMoney(next.minor, payout.currency),
      destination: account.accountId ?? '',
      ...(!own && payment?.chargeId ? { sourceChargeId: payment.chargeId } : {}),
      transferGroup: `booking_${booking.id}`,
      metadata: {
        bookingId: booking.id,
        mentorId: booking.mentorId,
        program: booking.programId ?? '',
        payoutId: payout.id,
        attempt: payout.attempt.toString(),
        ...(own ? { part: next.part } : {}),
      },
      idempotencyKey: `payout:${payout.id}:${payout.attempt}${own ? ':balance' : ''}`,
    },
  }
}
