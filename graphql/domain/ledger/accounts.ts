/** What an account is; assets and costs stand on the debit side (positive), the others on the credit side. */
export type AccountKind = 'ASSET' | 'LIABILITY' | 'INCOME' | 'COST' | 'TECHNICAL'

/** The chart of accounts, kept per currency; `provider:<name>` is one more asset for each payment provider. */
export const accounts = {
  disputed: 'ASSET',
  mentor_debt: 'ASSET',
  bank: 'ASSET',
  held: 'LIABILITY',
  refund_due: 'LIABILITY',
  mentor_due: 'LIABILITY',
  credit: 'LIABILITY',
  platform_fee: 'INCOME',
  promotion: 'COST',
  goodwill: 'COST',
  provider_fee: 'COST',
  dispute_fee: 'COST',
  loss: 'COST',
  netting: 'TECHNICAL',
  fx: 'TECHNICAL',
} as const satisfies Record<string, AccountKind>

export type Account = keyof typeof accounts | `provider:${string}`

export function accountKind(account: Account): AccountKind {
  return account.startsWith('provider:') ? 'ASSET' : accounts[account as keyof typeof accounts]
}

/**
 * Whether a balance (debit positive, minor units) is one the account may never have, for one booking or in total.
 * The bank is the platform's own affair, technical accounts swing both ways.
 */
export function isOverdrawn(account: Account, balance: bigint): boolean {
  if (account === 'bank') return false
  const kind = accountKind(account)
  if (kind === 'ASSET' || kind === 'COST') return balance < 0n
  return kind !== 'TECHNICAL' && balance > 0n
}
