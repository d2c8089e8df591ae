import type { RefundState } from '#graphql/domain/payment/refund.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'

/** The stored rows that are told as each state: what was refused for good is as failed as what came back. */
const rowsOf: Record<RefundState, Prisma.RefundWhereInput> = {
  DECIDED: { state: 'DECIDED', failureReason: null },
  PENDING: { state: 'PENDING' },
  SUCCEEDED: { state: 'SUCCEEDED' },
  FAILED: { OR: [{ state: 'FAILED' }, { state: 'DECIDED', failureReason: { not: null } }] },
  SETTLED_OTHERWISE: { state: 'SETTLED_OTHERWISE' },
}

/** Refunds that are told as any of the states; without states, all of them. */
export const toldAs = (states: readonly RefundState[] | null | undefined): Prisma.RefundWhereInput =>
  states ? { OR: states.map((state) => rowsOf[state]) } : {}
