import type { Money } from '../money/money.ts'

/** What a provider's balance transaction is in our words; OTHER is nothing that the posting table knows. */
export const movementKinds = [
  'CAPTURED',
  'REFUNDED',
  'REFUND_RETURNED',
  'TRANSFERRED',
  'TRANSFER_REVERSED',
  'DISPUTED',
  'BANK_PAYOUT',
  'BANK_PAYOUT_RETURNED',
  'CHARGED',
  'OTHER',
] as const
export type MovementKind = (typeof movementKinds)[number]

/** One movement of the platform's balance at the provider. */
export type Movement = {
  readonly id: string
  readonly kind: MovementKind
  /** Its type in the provider's own word. */
  readonly type: string
  /** The provider's object that moved it: a charge, a refund, a transfer; null where there is none. */
  readonly sourceId: string | null
  /** Before the fee; negative when it left. */
  readonly amount: Money
  /** What the provider kept of it, not negative. */
  readonly fee: Money
  readonly createdAt: Date
  readonly availableAt: Date
}

const suffixes: Partial<Record<MovementKind, string>> = {
  CAPTURED: ':captured',
  REFUNDED: ':effected',
  REFUND_RETURNED: ':failed',
  TRANSFERRED: ':created',
  TRANSFER_REVERSED: ':created',
  BANK_PAYOUT: '',
  BANK_PAYOUT_RETURNED: ':returned',
}

/** The key under which the posting table books it: by what moved it, else by itself. */
export function entryKeyOf({ id, kind, sourceId }: Pick<Movement, 'id' | 'kind' | 'sourceId'>): string {
  const suffix = suffixes[kind]
  return suffix === undefined || sourceId === null ? id : sourceId + suffix
}

export const feeKeyOf = ({ id }: Pick<Movement, 'id'>) => `${id}:fee`

/** What an entry must do to the account of the provider: `key`, and by how many minor units. */
export type Expected = { readonly key: string; readonly minor: bigint }

/**
 * What the ledger must say of a movement: its amount, and its fee as an entry of its own. The fee of a dispute stands in
 * the dispute's own entry.
 */
export function expectedOf(movement: Movement): Expected[] {
  const key = entryKeyOf(movement)
  const { amount, fee, kind } = movement
  if (kind === 'DISPUTED') return [{ key, minor: amount.minor - fee.minor }]
  const charged = fee.minor === 0n ? [] : [{ key: feeKeyOf(movement), minor: -fee.minor }]
  return [...(amount.minor === 0n ? [] : [{ key, minor: amount.minor }]), ...charged]
}
