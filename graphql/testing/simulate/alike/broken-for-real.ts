import { stripePayments } from '#graphql/providers/payments/stripe.ts'
import { balanceGaps } from '#graphql/usecases/operations/balance.ts'
import { checkInvariants } from '#graphql/usecases/operations/invariants.ts'
import type { Stage } from '../real/stage.ts'

/** What does not hold of the whole house. */
export async function brokenOn({ db, now, stripe }: Stage): Promise<string[]> {
  const payments = stripePayments({ secretKey: 'sk_test_real', apiBase: stripe.url })
  const gaps = await balanceGaps({ db, payments })
  return [
    ...(await checkInvariants(db, now())),
    ...gaps.map(
      ({ currency, there, here }) => `the provider has ${there} ${currency}, the ledger says ${here}`,
    ),
  ]
}
