import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerRefusal, type DisputeAnswer } from './answer.ts'
import { type DisputeFacts, disputeOpen, disputeStates, joinDispute, moneyContested } from './state.ts'

const facts = fc.record({
  state: fc.constantFrom(...disputeStates),
  withdrawn: fc.bigInt({ min: 0n, max: 9n }),
  reinstated: fc.bigInt({ min: 0n, max: 9n }),
  refundable: fc.boolean(),
  respondBy: fc.constant(null),
})

const seen = (state: DisputeFacts['state'], more: Partial<DisputeFacts> = {}): DisputeFacts => ({
  ...{ state, withdrawn: 0n, reinstated: 0n, refundable: false, respondBy: null },
  ...more,
})

/** What a provider can show of one dispute, in its order. */
const course: DisputeFacts[] = [
  seen('INQUIRY', { refundable: true }),
  seen('INQUIRY_UNDER_REVIEW', { refundable: true }),
  seen('NEEDS_RESPONSE', { withdrawn: 8_250n }),
  seen('UNDER_REVIEW', { withdrawn: 8_250n }),
  seen('WON', { withdrawn: 8_250n, reinstated: 8_250n, refundable: true }),
]

test('whatever the order, with whatever repetitions, the joined facts end the same', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...course, ...course], { minLength: 10 }), (fetched) => {
      expect(fetched.reduce(joinDispute)).toEqual(course.at(-1))
    }),
  )
})

test('joining never takes anything back', () => {
  fc.assert(
    fc.property(facts, facts, (known, fetched) => {
      const joined = joinDispute(known, fetched)
      expect(joined.withdrawn >= known.withdrawn && joined.reinstated >= known.reinstated).toBe(true)
      if (!disputeOpen(known.state)) expect(joined.state).toBe(known.state)
      expect(joinDispute(joined, fetched)).toEqual(joined)
    }),
  )
})

test('money is contested from the moment the bank has it until it has decided', () => {
  expect(disputeStates.filter(moneyContested)).toEqual(['NEEDS_RESPONSE', 'UNDER_REVIEW'])
  expect(disputeStates.filter((state) => !disputeOpen(state))).toEqual([
    'INQUIRY_CLOSED',
    'WON',
    'LOST',
    'PREVENTED',
  ])
})

const respondBy = new Date('2026-12-21T08:00:00Z')
const inTime = new Date('2026-12-21T07:59:59Z')

test.each([
  ['NEEDS_RESPONSE', null, 'EVIDENCE', inTime, null],
  ['NEEDS_RESPONSE', null, 'EVIDENCE', respondBy, 'tooLate'],
  ['NEEDS_RESPONSE', null, 'ACCEPTED', respondBy, null],
  ['NEEDS_RESPONSE', 'EVIDENCE', 'ACCEPTED', inTime, 'answered'],
  ['INQUIRY', null, 'EVIDENCE', inTime, null],
  ['INQUIRY', null, 'ACCEPTED', inTime, 'onlyAsked'],
  ['UNDER_REVIEW', null, 'EVIDENCE', inTime, 'answered'],
  ['LOST', null, 'EVIDENCE', inTime, 'over'],
] as const)('%s, answered %s: %s is refused at %s because %s', (state, answer, wanted, at, because) => {
  const known: DisputeAnswer | null = answer
  expect(answerRefusal({ state, answer: known, respondBy }, wanted, at)).toBe(because)
})
