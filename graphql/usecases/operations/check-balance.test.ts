import { expect } from 'vitest'
import { type Scene, test } from '#graphql/testing/live.ts'
import { checkBalance } from './check-balance.ts'

const openCases = async ({ deps }: Scene) =>
  (await deps.db.case.findMany({ where: { closedAt: null } })).map(
    ({ kind, subject, hereMinor, thereMinor }) => [kind, subject, (thereMinor ?? 0n) - (hereMinor ?? 0n)],
  )

/** Money comes into the provider's balance, as by nothing that it lists. */
async function appears({ pool, foreign }: Scene, minor: number) {
  await pool.query(
    "update sandbox.stripe_balance set amount = amount + $1 where account = 'platform:available' and currency = 'usd'",
    [minor],
  )
  await pool.query(
    "update sandbox.stripe_balance set amount = amount - $1 where account = 'outside:cards' and currency = 'usd'",
    [minor],
  )
  foreign.minor += BigInt(minor)
}

test('a balance that differs is a case within fifteen minutes, once, and closes when it agrees', async ({
  scene,
}) => {
  const { deps, clock } = scene
  await scene.paid({ card: '4000000000000077' })
  await appears(scene, 1_234)
  for (const minutes of [0, 5]) {
    expect(await openCases(scene)).toEqual([])
    clock.advance({ minutes })
    await checkBalance(deps)
  }
  expect(await openCases(scene)).toEqual([['BALANCE_DIFFERS', 'USD', 1_234n]])
  await checkBalance(deps)
  expect(await deps.db.case.count()).toBe(1)

  await appears(scene, -1_234)
  await checkBalance(deps)
  expect(await openCases(scene)).toEqual([])
})

test('what is gone at the next look was on its way, and a bank payout is no difference', async ({
  scene,
}) => {
  const { deps, clock, stripe } = scene
  await scene.paid({ card: '4000000000000077' })
  await appears(scene, 99)
  await checkBalance(deps)
  await appears(scene, -99)
  clock.advance({ minutes: 6 })
  await checkBalance(deps)
  expect(await deps.db.balanceLook.count()).toBe(0)

  await stripe.chargeFee({ amount: 200, currency: 'usd', description: 'Active account' })
  expect(await checkBalance(deps, { atOnce: true })).toEqual({ opened: 0, closed: 0, standing: [] })
})

test('the admins hear of a difference once a day, however many there are', async ({ scene }) => {
  const { deps, mail } = scene
  const { email } = await scene.admin()
  await scene.paid({ card: '4000000000000077' })
  await appears(scene, 50)
  await checkBalance(deps, { atOnce: true })
  await scene.settle()
  await scene.settle()
  const told = (await mail.list()).filter(({ to }) => to.includes(email))
  expect(told.map(({ subject }) => subject)).toEqual(['The ledger and the payment company differ'])
})
