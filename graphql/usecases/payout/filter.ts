import type { ShownPayoutState } from '#graphql/domain/payout/state.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'

const unblocked = { none: { endedAt: null } } satisfies Prisma.PayoutBlockListRelationFilter
const blocked = { some: { endedAt: null } } satisfies Prisma.PayoutBlockListRelationFilter

/** The stored rows that show as each state; BLOCKED and FAILED are read off blocks and the last job. */
const rowsOf: Record<ShownPayoutState, Prisma.PayoutWhereInput> = {
  HELD: { state: 'HELD', blocks: unblocked },
  DUE: { state: 'DUE', blocks: unblocked, failedAt: null },
  SENDING: { state: 'SENDING', failedAt: null },
  PAID: { state: 'PAID' },
  BLOCKED: { state: { in: ['HELD', 'DUE'] }, blocks: blocked },
  FAILED: {
    failedAt: { not: null },
    OR: [{ state: 'SENDING' }, { state: 'DUE', blocks: unblocked }],
  },
  CANCELLED: { state: 'CANCELLED' },
  REVERSED: { state: 'REVERSED' },
}

/** Payouts that show as any of the states; without states, all of them. */
export const paidStates = (
  states: readonly ShownPayoutState[] | null | undefined,
): Prisma.PayoutWhereInput => (states ? { OR: states.map((state) => rowsOf[state]) } : {})
