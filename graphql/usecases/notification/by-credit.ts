import type { Payment, Refund } from '#prisma/generated/client/client.ts'

type Paid = {
  payments: readonly Pick<Payment, 'creditId'>[]
  refunds: readonly Pick<Refund, 'settledBy'>[]
}

/** Whether a session of a package paid for it, and no money of its own. */
export const isByCredit = ({ payments }: Pick<Paid, 'payments'>): boolean =>
  payments.some(({ creditId }) => creditId !== null)

/** Whether that session went back into its package. */
export const creditCameBack = ({ refunds }: Pick<Paid, 'refunds'>): boolean =>
  refunds.some(({ settledBy }) => settledBy === 'CREDIT')

export const backInTheirs = 'The session goes back into their package.'
export const backInPackage = 'The session goes back into your package: you can book it again.'
