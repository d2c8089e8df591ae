import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Money } from '../money/money.ts'
import {
  type CompanyPriceState,
  type Known,
  nextTelling,
  type Priced,
  type Telling,
} from './company-price.ts'

const usd = (minor: bigint): Money => ({ minor, currency: 'USD' })
const talk = { title: 'Talk', price: usd(5_000n), active: true }
const over = new Date('2026-03-02T08:00Z')
const price = (id: string, state: CompanyPriceState, amount = usd(5_000n)) => {
  return { id, state, amount, archivedAt: state === 'ARCHIVED' ? over : null }
}
const known = (over: Partial<Known> = {}): Known => ({
  title: 'Talk',
  offered: true,
  told: true,
  prices: [price('a', 'TOLD')],
  ...over,
})

test.each<[string, Partial<Priced>, Known | null, ReturnType<typeof nextTelling>]>([
  ['a draft', { active: false }, null, null],
  ['a free type', { price: usd(0n) }, null, null],
  ['one that is published', {}, null, { tell: 'TYPE_NOTED', title: 'Talk', offered: true }],
  ['one that is noted', {}, known({ told: false }), { tell: 'TYPE', title: 'Talk', offered: true }],
  ['one whose type is known', {}, known({ prices: [] }), { tell: 'PRICE_NOTED', amount: talk.price }],
  ['one whose price is noted', {}, known({ prices: [price('a', 'WANTED')] }), { tell: 'PRICE', id: 'a' }],
  ['one that is known', {}, known(), null],
  ['another title', { title: 'Chat' }, known(), { tell: 'TYPE_NOTED', title: 'Chat', offered: true }],
  ['another amount', { price: usd(1n) }, known(), { tell: 'PRICE_NOTED', amount: usd(1n) }],
  [
    'another currency',
    { price: { minor: 5_000n, currency: 'EUR' } },
    known(),
    { tell: 'PRICE_NOTED', amount: { minor: 5_000n, currency: 'EUR' } },
  ],
  [
    'what was asked before, once the new one is told',
    {},
    known({ prices: [price('b', 'TOLD', usd(1n)), price('a', 'TOLD')] }),
    { tell: 'ARCHIVE_NOTED', id: 'b' },
  ],
  [
    'what is to be archived',
    {},
    known({ prices: [{ ...price('b', 'TOLD', usd(1n)), archivedAt: over }, price('a', 'TOLD')] }),
    { tell: 'ARCHIVED', id: 'b' },
  ],
  [
    'an amount that is to be archived is a new price: perhaps it was',
    {},
    known({ prices: [{ ...price('a', 'TOLD'), archivedAt: over }] }),
    { tell: 'PRICE_NOTED', amount: talk.price },
  ],
  [
    'the new one before the old one is archived',
    {},
    known({ prices: [price('b', 'TOLD', usd(1n)), price('a', 'WANTED')] }),
    { tell: 'PRICE', id: 'a' },
  ],
  [
    'what was noted and is asked no more is told, to be archived',
    {},
    known({ prices: [price('b', 'WANTED', usd(1n)), price('a', 'TOLD')] }),
    { tell: 'PRICE', id: 'b' },
  ],
  [
    'an amount that was archived is a new price',
    {},
    known({ prices: [price('a', 'ARCHIVED')] }),
    { tell: 'PRICE_NOTED', amount: talk.price },
  ],
  ['a hidden type', { active: false }, known(), { tell: 'TYPE_NOTED', title: 'Talk', offered: false }],
  ['a hidden one that is known to be', { active: false }, known({ offered: false }), null],
  [
    'one that is shown again',
    {},
    known({ offered: false }),
    { tell: 'TYPE_NOTED', title: 'Talk', offered: true },
  ],
  ['one that became free', { price: usd(0n) }, known(), { tell: 'ARCHIVE_NOTED', id: 'a' }],
  [
    'a new title of a hidden one',
    { title: 'Chat', active: false },
    known({ offered: false }),
    { tell: 'TYPE_NOTED', title: 'Chat', offered: false },
  ],
])('%s: what is told next', (_what, type, company, wanted) => {
  expect(nextTelling({ ...talk, ...type }, company)).toEqual(wanted)
})

type There = {
  type: { title: string; active: boolean } | null
  prices: Map<string, { amount: Money; active: boolean }>
}

/** The next telling is done at the company, and recorded here, if whoever tells lives that long. */
function step(type: Priced, here: Known | null, there: There, dies: boolean): Known | null {
  const next = nextTelling(type, here)
  if (!next) return here
  const after = done(next, here, there)
  return dies ? here : after
}

function done(next: Telling, here: Known | null, there: There): Known {
  if (next.tell === 'TYPE_NOTED')
    return { prices: [], ...here, title: next.title, offered: next.offered, told: false }
  if (!here) throw new Error('nothing is told that is not noted')
  const { prices } = here
  if (next.tell === 'TYPE') {
    there.type = { title: next.title, active: next.offered }
    return { ...here, told: true }
  }
  if (next.tell === 'PRICE_NOTED')
    return { ...here, prices: [...prices, price(`p${prices.length}`, 'WANTED', next.amount)] }
  const row = prices.find(({ id }) => id === next.id)!
  const noted = { ...row, archivedAt: over }
  if (next.tell === 'ARCHIVE_NOTED')
    return { ...here, prices: prices.map((each) => (each === row ? noted : each)) }
  there.prices.set(row.id, { amount: row.amount, active: next.tell === 'PRICE' })
  const state = next.tell === 'PRICE' ? 'TOLD' : 'ARCHIVED'
  return { ...here, prices: prices.map((each) => (each === row ? { ...row, state } : each)) }
}

const change = fc.record({
  type: fc.record({
    title: fc.constantFrom('Talk', 'Chat'),
    active: fc.boolean(),
    price: fc.record({
      minor: fc.constantFrom(0n, 5_000n, 6_000n),
      currency: fc.constantFrom('USD' as const, 'EUR' as const),
    }),
  }),
  steps: fc.array(fc.boolean(), { maxLength: 6 }),
})

test('whatever changes and whoever dies on the way, the company ends with one price, or with none that is active', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      const there: There = { type: null, prices: new Map() }
      let here: Known | null = null
      for (const { type, steps } of changes) for (const dies of steps) here = step(type, here, there, dies)
      const { type } = changes.at(-1)!
      for (let left = 50; nextTelling(type, here); left--) {
        if (left === 0) throw new Error('it never ends')
        here = step(type, here, there, false)
      }
      const active = [...there.prices.values()].filter((each) => each.active).map(({ amount }) => amount)
      const sold = type.active && type.price.minor > 0n
      if (sold) expect({ ...there.type, active }).toEqual({ title: type.title, active: [type.price] })
      expect(there.type?.active ?? false).toBe(sold)
      expect(active.length).toBeLessThanOrEqual(1)
      expect([...there.prices.keys()].sort()).toEqual(here?.prices.map(({ id }) => id) ?? [])
    }),
  )
})
