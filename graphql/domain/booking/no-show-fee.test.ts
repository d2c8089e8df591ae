import { expect, test } from 'vitest'
import { money } from '../money/money.ts'
import { agreementIssues, feeState } from './no-show-fee.ts'

const fee = money(2_000n, 'USD')
const saved = { state: 'SAVED', voidDecidedAt: null } as const
const at = new Date('2026-12-07T08:00:00Z')
const agreed = { state: 'CONFIRMED', noShowOf: null, noShowFeeAt: null, noShowFeeDecidedAt: null } as const
const missed = { ...agreed, state: 'NO_SHOW', noShowOf: 'MENTEE', noShowFeeAt: at } as const
const decided = { ...missed, noShowFeeDecidedAt: at } as const

test('nobody agrees to a fee by saying nothing, or to another amount or currency', () => {
  const agree = (amount: string, currency: string) => agreementIssues(fee, { amount, currency }).length
  expect(agreementIssues(fee, null)).toEqual([
    {
      path: ['acceptedNoShowFee'],
      message: 'Say that you agree: if you do not come, $20.00 is charged to your card.',
    },
  ])
  expect([agree('20', 'USD'), agree('20.00', 'USD')]).toEqual([0, 0])
  expect([agree('19.99', 'USD'), agree('20', 'EUR'), agree('20.001', 'USD'), agree('', 'USD')]).toEqual([
    1, 1, 1, 1,
  ])
  expect(agreementIssues(null, null)).toEqual([])
})

test('a fee is agreed, reported, charged, and dropped when it is not owed after all', () => {
  const states = [
    feeState({ ...agreed, state: 'AWAITING_PAYMENT', payments: [] }),
    feeState({ ...agreed, payments: [saved] }),
    feeState({ ...missed, payments: [saved] }),
    feeState({ ...decided, payments: [saved] }),
    feeState({ ...decided, payments: [{ state: 'SUCCEEDED', voidDecidedAt: null }] }),
    feeState({ ...agreed, state: 'CANCELLED', payments: [{ ...saved, voidDecidedAt: at }] }),
    feeState({ ...decided, state: 'COMPLETED', noShowOf: null, payments: [{ ...saved, voidDecidedAt: at }] }),
  ]
  expect(states).toEqual(['AGREED', 'AGREED', 'REPORTED', 'CHARGING', 'CHARGED', 'DROPPED', 'DROPPED'])
})

test('a fee whose card was declined can be paid, and after that is asked for no more', () => {
  const declined = { state: 'FAILED', voidDecidedAt: null } as const
  const page = (state: 'OPEN' | 'EXPIRED') => ({
    ...decided,
    payments: [declined, { state, voidDecidedAt: null }],
  })
  expect([feeState(page('OPEN')), feeState(page('EXPIRED'))]).toEqual(['TO_PAY', 'UNPAID'])
})
