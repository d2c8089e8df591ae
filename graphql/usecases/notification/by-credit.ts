import type { Payment, Refund } from '#prisma/generated/client/client.ts'

type Paid = {
  payments: readonly Pick<Payment, 'id' | 'creditId'>[]
  refunds: readonly Pick<Refund, 'paymentId' | 'state' | 'decidedAt' | 'settledAt'>[]
}

/** Whether a session of a package paid for it, and no money of its own. */
export const isByCredit = ({ payments }: Pick<Paid, 'payments'>): boolean =>
  payments.some(({ creditId }) => creditId !== null)

/** Whether that session went back into its package, which is done when it is decided; money is settled later. */
export const creditCameBack = ({ payments, refunds }: Paid): boolean =>
  refunds.some(
    ({ paymentId, state, decidedAt, settledAt }) =>
      state === 'SETTLED_OTHERWISE' &&
      settledAt?.getTime() === decidedAt.getTime() &&
      payments.some(({ id, creditId }) => id === paymentId && creditId !== null),
  )

export const backInPackage = 'The session goes back into your package: you can book it again.'
