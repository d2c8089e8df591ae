import type { Deps } from '#graphql/usecases/deps.ts'
import { reconcileMovements } from '#graphql/usecases/ledger/reconcile-movements.ts'
import { sendCaseMails } from '#graphql/usecases/notification/case-mails.ts'
import { checkBalance } from '#graphql/usecases/operations/check-balance.ts'
import { askAfterOpen } from '#graphql/usecases/payment/ask-after-open.ts'
import { watchPayments } from '#graphql/usecases/payment/company.ts'
import { reconcile } from '#graphql/usecases/payment/reconcile.ts'
import { tellForgotten } from '#graphql/usecases/session-type/tell-company.ts'

/** What holds us against the payment company: what happened there, what is still open there, what moved its balance, the balance itself, and prices. */
export const reconcileTasks = {
  reconcile: (deps: Deps) => reconcile(deps),
  'reconcile-open': (deps: Deps) => askAfterOpen(deps),
  'reconcile-movements': (deps: Deps) => reconcileMovements(deps),
  'reconcile-balance': async (deps: Deps) => {
    await watchPayments(deps)
    await checkBalance(deps)
  },
  'reconcile-prices': (deps: Deps) => tellForgotten(deps),
  'mail-case': (deps: Deps, { subjectId }: { subjectId: string }) => sendCaseMails(deps, subjectId),
}
