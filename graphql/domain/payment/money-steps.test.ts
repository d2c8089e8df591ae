import { expect, test } from 'vitest'
import { type MoneyFacts, moneySteps } from './money-steps.ts'

const day = (nth: number) => new Date(Date.UTC(2026, 11, nth))
const paid = { minor: 9_000n, at: day(1) }
const held = { state: 'HELD', releaseAt: day(10), paidAt: null }
const open = { openedAt: day(4), endedAt: null, withheld: true }
const back = { settledBy: null, failureReason: null, decidedAt: day(2), settledAt: null }
const facts = { paid, refunds: [], lostMinor: 0n, payout: held, contests: [] } satisfies MoneyFacts

const told = (changes: Partial<MoneyFacts>) =>
  moneySteps({ ...facts, ...changes }).map(({ kind, at, minor }) => `${kind} ${at.getUTCDate()} ${minor}`)

test.each<[string, Partial<MoneyFacts>, string[]]>([
  ['kept until after the session', {}, ['PAID 1 9000', 'HELD 10 9000']],
  [
    'sent to the mentor, how much is not said',
    { payout: { ...held, state: 'PAID', paidAt: day(11) } },
    ['PAID 1 9000', 'TO_MENTOR 11 null'],
  ],
  [
    'half of it on its way back',
    { refunds: [{ ...back, state: 'PENDING', amountMinor: 4_500n }] },
    ['PAID 1 9000', 'RETURNING 2 4500', 'HELD 10 4500'],
  ],
  [
    'refused for good, it still goes back',
    { refunds: [{ ...back, state: 'DECIDED', failureReason: 'refused', amountMinor: 9_000n }], payout: null },
    ['PAID 1 9000', 'RETURNING 2 9000'],
  ],
  [
    'all of it went back',
    { refunds: [{ ...back, state: 'SUCCEEDED', settledAt: day(3), amountMinor: 9_000n }] },
    ['PAID 1 9000', 'RETURNED 3 9000'],
  ],
  [
    'goodwill after the mentor had it',
    {
      payout: { ...held, state: 'PAID', paidAt: day(11) },
      refunds: [{ ...back, state: 'SUCCEEDED', decidedAt: day(12), settledAt: day(13), amountMinor: 1_000n }],
    },
    ['PAID 1 9000', 'TO_MENTOR 11 null', 'RETURNED 13 1000'],
  ],
  ['a bank decides about it', { contests: [open] }, ['PAID 1 9000', 'WITH_BANK 4 null']],
  [
    'what is to go back waits for the bank',
    { contests: [open], refunds: [{ ...back, state: 'DECIDED', amountMinor: 4_500n }] },
    ['PAID 1 9000', 'WITHHELD 2 4500', 'WITH_BANK 4 null'],
  ],
  [
    'lost in part, what the bank took is with the mentee',
    { contests: [{ ...open, endedAt: day(6) }], lostMinor: 4_000n },
    ['PAID 1 9000', 'BY_BANK 6 4000', 'HELD 10 5000'],
  ],
  [
    'lost, and it stood for what was to go back',
    {
      contests: [{ ...open, endedAt: day(6) }],
      lostMinor: 1_000n,
      refunds: [
        {
          ...{ ...back, state: 'SETTLED_OTHERWISE', settledBy: 'BANK', settledAt: day(6) },
          amountMinor: 8_000n,
        },
      ],
      payout: { ...held, state: 'CANCELLED' },
    },
    ['PAID 1 9000', 'BY_BANK 6 9000'],
  ],
  [
    'a session of a package went back into it',
    {
      refunds: [
        {
          ...{ ...back, state: 'SETTLED_OTHERWISE', settledBy: 'CREDIT', settledAt: day(2) },
          amountMinor: 9_000n,
        },
      ],
      payout: { ...held, state: 'CANCELLED' },
    },
    ['PAID 1 9000', 'AS_CREDIT 2 9000'],
  ],
  ['nothing is left for the mentor', { payout: { ...held, state: 'CANCELLED' } }, ['PAID 1 9000']],
])('%s', (_what, changes, steps) => {
  expect(told(changes)).toEqual(steps)
})
