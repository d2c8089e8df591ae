import { InputInvalid } from '#graphql/domain/errors.ts'
import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import { type BankAccount, checkBankAccount, shownNumber } from '#graphql/domain/payout/bank-account.ts'
import { PayoutAccountMissing } from '#graphql/domain/session-type/errors.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { syncAccount } from './sync-account.ts'

export const saveBankAccountErrors = [MentorProfileMissing, PayoutAccountMissing, InputInvalid] as const

/**
 * The bank account to which the viewer's earnings are sent by hand. Throws PayoutAccountMissing where a payment company
 * asks for it itself, or before the account there was opened.
 */
export async function saveBankAccount(
  deps: Deps,
  { mentorId, personId: actorId }: PersonViewer,
  given: BankAccount,
): Promise<string> {
  if (mentorId === null) throw new MentorProfileMissing()
  const account = checkBankAccount(given)
  const known = await deps.db.connectedAccount.findUnique({ where: { mentorId } })
  const { desk } = deps.payments
  if (!desk || !known?.accountId) throw new PayoutAccountMissing()
  const before = await desk.readAccount(known.accountId)
  await desk.saveAccount(known.accountId, account)
  await syncAccount(deps, known.accountId)
  // Told each time but the first, so that nobody's earnings are turned aside unseen.
  if (before && before.number !== account.number)
    await inTransaction(deps, (tx) =>
      appendEvent(tx, {
        ...{ type: 'account.redirected', subjectId: known.id, version: 1, actor: 'MENTOR', actorId },
        data: { number: shownNumber(account.number) },
      }),
    )
  return mentorId
}
