import pino from 'pino'
import { expect, onTestFinished, vi } from 'vitest'
import { openOutgoing } from '#graphql/providers/outgoing/outgoing.ts'
import { stripePayments } from '#graphql/providers/payments/stripe.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { workOff } from '#graphql/testing/live-staff.ts'
import { cancelBooking } from '#graphql/usecases/booking/cancel.ts'
import { correlationId } from '#graphql/usecases/correlation.ts'

/** The same house, calling Stripe as the server does. */
function asServed({ deps, stripe }: Scene) {
  const lines: { msg: string; correlationId?: string }[] = []
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const rules = { level: 'info' as const, failures: 4, restMs: 30_000, now: () => new Date(Date.now()) }
  const { open, providers } = openOutgoing({ ...rules, log, correlationId })
  const { fetch } = open({ name: 'stripe', perSecond: 25, timeoutMs: 3_000 })
  const payments = stripePayments({ secretKey: 'sk_test_house', apiBase: stripe.url, fetch })
  return { deps: { ...deps, payments, providers }, lines, health: () => providers()[0]! }
}

/** The next try of every job comes now. */
const hurry = ({ pool }: Scene) =>
  pool.query('update graphile_worker._private_jobs set run_at = $1 where locked_at is null', [new Date(0)])

test('while Stripe is away a refund waits and closes nothing; once it answers again, the refund goes', async ({
  scene,
}) => {
  const { bookingId, guest } = await scene.paid()
  const { deps, lines, health } = asServed(scene)
  const refund = async () => (await scene.booking(bookingId)).refunds[0]!
  await scene.stripe.setFaults({
    next: [
      { on: 'call', path: '/v1/refunds', method: 'POST', do: 'error', status: 503, times: 999 },
      { on: 'call', path: '/v1/refunds', method: 'GET', do: 'error', status: 503, times: 999 },
    ],
  })
  await cancelBooking(deps, guest, { bookingId })
  scene.calls.length = 0
  await workOff(deps, scene.pool)
  expect(health()).toMatchObject({ state: 'RESTING', lastFailure: { endpoint: '/v1/refunds' } })
  expect(scene.calls).toHaveLength(4)

  await scene.stripe.setFaults({ next: [] })
  await hurry(scene)
  await workOff(deps, scene.pool)
  expect(scene.calls).toHaveLength(4)
  expect(await refund()).toMatchObject({ state: 'DECIDED', failureReason: null })
  expect(health().lastHour.heldBack).toBeGreaterThan(0)

  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
  onTestFinished(() => void vi.useRealTimers())
  await hurry(scene)
  await workOff(deps, scene.pool)
  expect(health()).toMatchObject({ state: 'ANSWERING', restsUntil: null })
  await scene.settle()
  expect(await refund()).toMatchObject({ state: 'SUCCEEDED' })
  expect(lines.filter(({ msg }) => msg === 'outgoing call')[0]?.correlationId).toMatch(/^job-\d+$/)
})
