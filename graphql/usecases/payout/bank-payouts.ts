import type { BankPayout } from '#graphql/domain/payout/bank-payout.ts'
import type { Deps } from '../deps.ts'

/** Whether they are told; else there is no account yet, the company never tells, or it does not at the moment. */
export type BankPayoutsTold = 'TOLD' | 'NO_ACCOUNT' | 'NEVER' | 'NOT_NOW'

export type BankPayouts = {
  told: BankPayoutsTold
  payouts: BankPayout[]
  /** Where to go on from. */
  next: string | null
}

const untold = (told: BankPayoutsTold): BankPayouts => ({ told, payouts: [], next: null })

/**
 * What a mentor's account paid on to the bank, newest first, asked of the company each time: its silence is an answer too.
 * The caller has asked whether the viewer may see it.
 */
export async function bankPayoutsOf(
  { db, payments, log }: Pick<Deps, 'db' | 'payments' | 'log'>,
  mentorId: string,
  page: { limit: number; after: string | null },
): Promise<BankPayouts> {
  if (!payments.can.has('BANK_PAYOUTS')) return untold('NEVER')
  const account = await db.connectedAccount.findUnique({ where: { mentorId } })
  if (!account?.accountId) return untold('NO_ACCOUNT')
  if (page.limit === 0) return untold('TOLD')
  try {
    const answer = await payments.listBankPayouts(account.accountId, page)
    if (answer.status === 'done') return { told: 'TOLD', ...answer.facts }
    log.warn({ mentorId, status: answer.status }, 'bank payouts not told')
  } catch (error) {
    log.warn({ mentorId, err: error }, 'bank payouts not understood')
  }
  return untold('NOT_NOW')
}
