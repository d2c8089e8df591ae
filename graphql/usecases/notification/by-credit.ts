import type { Payment, Refund } from '#prisma/generated/client/client.ts'

type Paid = {
  payments: readonly Pick<Payment, 'id' | 'creditId'>[]
  refunds: readonly Pick<Refund, 'paymentId' | 'state'>[]
}

/** Whether a session of a package paid for it, and no money of its own. */
export const isByCredit = ({ payments }: Pick<Paid, 'payments'>): boolean =>
  payments.some(({ creditId }) => creditId !== null)

/** Whether that session went back into its package. */
export const creditCameBack = ({ payments, refunds }: Paid): boolean =>
  refunds.some(
    ({ paymentId, state }) =>
      state === 'SETTLED_OTHERWISE' &&
      payments.some(({ id, creditId }) => id === paymentId && creditId !== null),
  )

export const backInPackage = 'The session goes back into your package: you can book it again.'
