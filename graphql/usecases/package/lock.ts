import type { About } from '#graphql/domain/ledger/entry.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Dispute, Prisma, Purchase } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'

const whole = {
  payment: true,
  refunds: true,
  credits: { orderBy: { nth: 'asc' } },
  disputes: { orderBy: { openedAt: 'asc' } },
} satisfies Prisma.PurchaseInclude

export type LockedPurchase = Prisma.PurchaseGetPayload<{ include: typeof whole }>

/**
 * Locks a bought package, which is the lock for its payment, refunds and unspent credits, and reads it as it is now. Who
 * holds a booking's lock may take it; never the other way round. Null when there is none that fits.
 */
export async function lockPurchase(
  tx: Tx,
  id: string,
  where: Prisma.PurchaseWhereInput = {},
): Promise<LockedPurchase | null> {
  await tx.$queryRaw`select 1 from purchase where id = ${id}::uuid for update`
  return tx.purchase.findFirst({ where: { AND: [{ id }, where] }, include: whole })
}

/** Whether a bank has not decided about its payment yet, or that was not acted upon. */
export const isContested = ({ disputes }: { disputes: readonly Pick<Dispute, 'settledAt'>[] }): boolean =>
  disputes.some(({ settledAt }) => settledAt === null)

export const unspentOf = <C extends { state: string }>({ credits }: { credits: readonly C[] }): C[] =>
  credits.filter(({ state }) => state === 'UNSPENT')

export const sumOf = (credits: readonly { amountMinor: bigint }[]): bigint =>
  credits.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)

/** What the lines of its own entries are tagged with: no booking, because it pays for several. */
export function aboutPurchase(
  { payments }: Pick<Deps, 'payments'>,
  purchase: Pick<Purchase, 'mentorId' | 'currency'>,
): About {
  const { currency } = storedMoney(0n, purchase.currency)
  return { provider: payments.name, currency, bookingId: null, mentorId: purchase.mentorId }
}
