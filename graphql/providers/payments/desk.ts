import type { BankAccount } from '#graphql/domain/payout/bank-account.ts'
import type { ProviderEvent } from './event.ts'

/** The work of a company that is a person of the platform. */
export type Desk = {
  /** Notes that a task is done, with the bank's reference, or cannot be, with a reason; null when it is not open. */
  note(taskId: string, outcome: { done: boolean; text: string }): Promise<ProviderEvent | null>
  saveAccount(accountId: string, account: BankAccount): Promise<void>
  /** Null until the mentor has named one. */
  readAccount(accountId: string): Promise<BankAccount | null>
}
