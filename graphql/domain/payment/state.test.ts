import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinRefund, nextRefundAttempt, type RefundFacts, refundStates, settledOtherwise } from './refund.ts'
import {
  joinPayment,
  leadsTo,
  type PaymentFacts,
  type PaymentState,
  paymentShown,
  paymentStates,
  paymentSteps,
} from './state.ts'

const pairs = paymentStates.flatMap((from) => paymentStates.map((to) => [from, to] as const))
const forward: Record<PaymentState, PaymentState[]> = {
  OPEN: ['PROCESSING', 'AUTHORISED', 'SAVED', 'SUCCEEDED', 'FAILED', 'EXPIRED', 'VOIDED'],
  PROCESSING: ['SUCCEEDED', 'FAILED'],
  AUTHORISED: ['SUCCEEDED', 'VOIDED'],
  SAVED: ['SUCCEEDED', 'FAILED', 'VOIDED'],
  EXPIRED: ['PROCESSING', 'AUTHORISED', 'SAVED', 'SUCCEEDED', 'FAILED', 'VOIDED'],
  SUCCEEDED: [],
  FAILED: [],
  VOIDED: [],
}
const nothing = { captured: 0n, refunded: 0n, disputed: 0n }

test.each(pairs)('%s, fetched as %s: forward or unchanged', (from, to) => {
  const joined = joinPayment({ ...nothing, state: from }, { ...nothing, state: to })
  expect(joined.state).toBe(forward[from].includes(to) ? to : from)
})

test('the steps have no cycle', () => {
  for (const state of paymentStates) expect(leadsTo(paymentSteps, state, state)).toBe(false)
})

test('fetches of one payment in any order and number end in the same facts', () => {
  const walk = fc
    .array(fc.tuple(fc.nat(9), fc.bigInt({ min: 0n, max: 50n })), { maxLength: 6 })
    .map((moves) => historyOf(moves))
  const shuffled = walk.chain((facts) =>
    fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts, ...facts])),
  )
  fc.assert(
    fc.property(shuffled, ([facts, some]) => {
      const last = facts.at(-1)!
      const joined = [...some, last, ...some].reduce(joinPayment, { ...nothing, state: 'OPEN' })
      expect(joined).toEqual(last)
    }),
  )
})

function historyOf(moves: [number, bigint][]): PaymentFacts[] {
  const facts: PaymentFacts[] = [{ ...nothing, state: 'OPEN' }]
  for (const [choice, growth] of moves) {
    const { state, ...amounts } = facts.at(-1)!
    const next = paymentSteps[state][choice % (paymentSteps[state].length || 1)] ?? state
    facts.push({
      state: next,
      captured: amounts.captured + growth,
      refunded: amounts.refunded + growth / 2n,
      disputed: 0n,
    })
  }
  return facts
}

test('the payment shown is the one with money, else the latest attempt', () => {
  const payment = (state: PaymentState, attempt: number) => ({ state, attempt })
  expect(paymentShown([payment('SUCCEEDED', 1), payment('AUTHORISED', 2), payment('OPEN', 3)])?.attempt).toBe(
    1,
  )
  expect(paymentShown([payment('EXPIRED', 1), payment('OPEN', 2)])?.attempt).toBe(2)
  expect(paymentShown([])).toBeNull()
})

test('a refund may fail after it succeeded, and then goes on as the next attempt or another way', () => {
  const failed = joinRefund({ state: 'SUCCEEDED', attempt: 1 }, { state: 'FAILED', attempt: 1 })
  expect(failed.state).toBe('FAILED')
  expect(nextRefundAttempt(failed)).toEqual({ state: 'DECIDED', attempt: 2 })
  expect(settledOtherwise(failed)).toEqual({ state: 'SETTLED_OTHERWISE', attempt: 1 })
  expect([
    nextRefundAttempt({ state: 'PENDING', attempt: 1 }),
    settledOtherwise({ state: 'DECIDED', attempt: 1 }),
  ]).toEqual([null, null])
})

test('what is fetched about an earlier attempt, or again, changes nothing', () => {
  const state = fc.constantFrom(...refundStates)
  fc.assert(
    fc.property(state, state, fc.nat(3), fc.nat(3), (a, b, m, n) => {
      const [known, fetched]: RefundFacts[] = [
        { state: a, attempt: m },
        { state: b, attempt: n },
      ] as const
      const once = joinRefund(known!, fetched!)
      expect(joinRefund(once, fetched!)).toEqual(once)
      if (m !== n || a === 'FAILED' || a === 'SETTLED_OTHERWISE') expect(once).toEqual(known)
      if (b === 'DECIDED') expect(once).toEqual(known)
    }),
  )
})
