import type { BankAccount } from '#graphql/domain/payout/bank-account.ts'
import type { ProviderEvent } from './event.ts'

/** Where the desk's rows are written: within the transaction of whoever notes something. */
export type Within = {
  query<Row extends Record<string, unknown>>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>
}

/** The work of a company that is a person of the platform. */
export type Desk = {
  /** Notes that a task is done, with the bank's reference, or cannot be, with a reason; null when it is not open. */
  note(
    taskId: string,
    outcome: { done: boolean; text: string },
    within?: Within,
  ): Promise<ProviderEvent | null>
  saveAccount(accountId: string, account: BankAccount): Promise<void>
  /** Null until the mentor has named one. */
  readAccount(accountId: string): Promise<BankAccount | null>
}
