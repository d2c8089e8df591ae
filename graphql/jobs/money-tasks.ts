import type { Deps } from '#graphql/usecases/deps.ts'
import { sendAccountMail, sendRedirectedMail } from '#graphql/usecases/notification/account-mails.ts'
import { sendDebtSettledMail } from '#graphql/usecases/notification/debt-mails.ts'
import { sendDebtMail } from '#graphql/usecases/notification/dispute-mails.ts'
import { sendFeeMails } from '#graphql/usecases/notification/fee-mails.ts'
import { sendInvoice } from '#graphql/usecases/notification/invoice-mail.ts'
import { sendPayoutMails } from '#graphql/usecases/notification/payout-mails.ts'
import { chargeCard } from '#graphql/usecases/payment/charge-card.ts'
import { forgetCard } from '#graphql/usecases/payment/forget-card.ts'
import { sendReversal } from '#graphql/usecases/payout/send-reversal.ts'
import { tellCompany, tellForgotten } from '#graphql/usecases/session-type/tell-company.ts'
import { disputeTasks } from './dispute-tasks.ts'
import { noShowFeeTasks } from './no-show-fee-tasks.ts'
import { packageTasks } from './package-tasks.ts'

type About = { subjectId: string }

/** What prices, packages, saved cards and fees for not coming, disputes and payouts still have to do or to tell, by the name under which it is queued. */
export const moneyTasks = {
  ...noShowFeeTasks,
  ...packageTasks,
  ...disputeTasks,
  'price-tell': (deps: Deps, { subjectId }: About) => tellCompany(deps, subjectId),
  'prices-tell': (deps: Deps, { subjectId: mentorId }: About) => tellForgotten(deps, mentorId),
  'card-charge': (deps: Deps, { subjectId }: About) => chargeCard(deps, subjectId),
  'card-forget': (deps: Deps, { subjectId }: About) => forgetCard(deps, subjectId),
  'reversal-send': (deps: Deps, { subjectId }: About) => sendReversal(deps, subjectId),
  'mail-fee': (deps: Deps, { subjectId }: About) => sendFeeMails(deps, subjectId),
  'mail-invoice': (deps: Deps, { subjectId }: About) => sendInvoice(deps, subjectId),
  'mail-payout': (deps: Deps, { subjectId }: About) => sendPayoutMails(deps, subjectId),
  'mail-account': (deps: Deps, { subjectId }: About) => sendAccountMail(deps, subjectId),
  'mail-redirected': (deps: Deps, { subjectId }: About) => sendRedirectedMail(deps, subjectId),
  'mail-debt': (deps: Deps, { subjectId }: About) => sendDebtMail(deps, subjectId),
  'mail-debt-settled': (deps: Deps, { subjectId }: About) => sendDebtSettledMail(deps, subjectId),
}
