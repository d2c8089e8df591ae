import { neededFor, PaymentsUnavailable, PaymentUnsupported } from '#graphql/domain/payment/company.ts'
import type { Deps, Tx } from '../deps.ts'
import { openCaseOnce } from '../operations/open-case.ts'

export const payErrors = [PaymentsUnavailable, PaymentUnsupported] as const
export const unavailableErrors = [PaymentsUnavailable] as const

type Paying = Parameters<typeof neededFor>[0]

const isShut = ({ payments }: Pick<Deps, 'payments'>) =>
  ({ kind: 'PAYMENTS_SHUT', subject: payments.name, closedAt: null }) as const

/**
 * Nothing that costs is begun that the payment company here cannot do, or while it does not take us. Throws
 * PaymentUnsupported or PaymentsUnavailable.
 */
export async function refuseUnpayable(tx: Tx, deps: Deps, paying: Paying | null = null): Promise<void> {
  const needs = paying && neededFor(paying)
  if (needs && !deps.payments.can.has(needs)) throw new PaymentUnsupported(needs)
  if ((await tx.case.count({ where: isShut(deps) })) > 0) throw new PaymentsUnavailable()
}

/** The company does not take us: until it does nothing that costs is begun, and the admins are told, once. */
export async function shutPayments(deps: Deps, reason: string, bookingId: string | null): Promise<void> {
  deps.log.error({ provider: deps.payments.name, reason }, 'payments shut')
  const { closedAt: _, ...about } = isShut(deps)
  await openCaseOnce(deps, { ...about, detail: reason, bookingId })
}

/**
 * Asks the company whether it takes us in all that we need, so that a wrong or narrowed key is seen before a mentee meets it,
 * and its mending too. What was refused since we began to ask stays shut.
 */
export async function watchPayments(deps: Deps): Promise<void> {
  const began = deps.now()
  const answer = await deps.payments.takesUs()
  if (answer.status === 'misconfigured') return shutPayments(deps, answer.reason, null)
  if (answer.status !== 'done') return
  const mended = { ...isShut(deps), openedAt: { lte: began } }
  await deps.db.case.updateMany({ where: mended, data: { closedAt: deps.now() } })
}
