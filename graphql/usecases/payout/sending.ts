import { storedMoney } from '#graphql/domain/money/stored.ts'
import { isKeyOld } from '#graphql/domain/payment/key.ts'
import type { Payout, Transfer, TransferPart } from '#prisma/generated/client/client.ts'
import type { LockedBooking } from '../booking/lock.ts'
import type { Deps, Tx } from '../deps.ts'
import { mentorDueOf } from '../ledger/debts.ts'
import { sourceOf, wasContested } from '../package/source.ts'

/** The part of a payout that is being sent: the request, the same at every repeat of its attempt. */
export type Sending = NonNullable<Awaited<ReturnType<typeof sendingOf>>>

type Part = { part: TransferPart; minor: bigint }
type Amounts = Pick<Payout, 'amountMinor' | 'fromBalanceMinor' | 'chargeRefused'>

/** What leaves next of what is due: up to what the charge still has for it, then what the platform adds. */
export function nextPart(
  payout: Amounts & { transfers: readonly Pick<Transfer, 'part' | 'amountMinor' | 'reversedMinor'>[] },
  due: bigint,
): Part | null {
  if (due <= 0n) return null
  const arrived = payout.transfers
    .filter(({ part }) => part === 'CHARGE')
    .reduce((sum, { amountMinor, reversedMinor }) => sum + amountMinor - reversedMinor, 0n)
  const ofCharge = payout.chargeRefused ? 0n : payout.amountMinor - payout.fromBalanceMinor - arrived
  if (ofCharge <= 0n) return { part: 'BALANCE', minor: due }
  return { part: 'CHARGE', minor: due < ofCharge ? due : ofCharge }
}

/** Whether the charge that paid it is not asked: it said no, or it is a package's that a bank has contested. */
export const leavesFromBalance = async (tx: Tx, booking: LockedBooking, { chargeRefused }: Amounts) =>
  chargeRefused || (await wasContested(tx, booking))

/**
 * The next part to send; null when all of it has arrived.
 * @param sentAt when this attempt was sent first; null when it is only now
 */
export async function sendingOf(tx: Tx, deps: Deps, booking: LockedBooking, sentAt: Date | null) {
  const payout = await tx.payout.findUniqueOrThrow({
    where: { bookingId: booking.id },
    include: { transfers: true },
  })
  const next = nextPart(payout, await mentorDueOf(tx, booking.id))
  if (!next) return null
  const account = await tx.connectedAccount.findUniqueOrThrow({ where: { mentorId: booking.mentorId } })
  const source = await sourceOf(tx, booking)
  // What goes from the charge is asked for as it was before there was another part: keys may be in use.
  const own = next.part === 'BALANCE'
  const old = isKeyOld(sentAt, deps.now())
  return {
    payoutId: payout.id,
    bookingId: booking.id,
    part: next.part,
    attempt: payout.attempt,
    lookFirst: old || payout.attempt > 1,
    request: {
      amount: storedMoney(next.minor, payout.currency),
      destination: account.accountId ?? '',
      ...(!own && source.chargeId ? { sourceChargeId: source.chargeId } : {}),
      transferGroup: source.transferGroup,
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
