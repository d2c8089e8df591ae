import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsTaken } from './parts.ts'

test('the first piece bears first, the rest is nobody’s', () => {
  expect(partsTaken([180n, 60n, 60n], { before: 0n, amount: 200n })).toEqual([180n, 20n, 0n])
  expect(partsTaken([180n, 60n, 60n], { before: 200n, amount: 70n })).toEqual([0n, 40n, 30n])
  expect(partsTaken([180n, 60n, 60n], { before: 0n, amount: 400n })).toEqual([180n, 60n, 60n])
})

const pieces = fc.array(fc.bigInt({ min: 0n, max: 1_000n }), { maxLength: 6 })
const minor = fc.bigInt({ min: 0n, max: 4_000n })

test('two that take one after the other take what one takes', () => {
  const holds = fc.property(pieces, minor, minor, (of, one, other) => {
    const first = partsTaken(of, { before: 0n, amount: one })
    const second = partsTaken(of, { before: one, amount: other })
    const both = partsTaken(of, { before: 0n, amount: one + other })
    expect(first.map((part, at) => part + (second[at] ?? 0n))).toEqual(both)
    const all = of.reduce((sum, each) => sum + each, 0n)
    expect(both.reduce((sum, each) => sum + each, 0n)).toBe(one + other < all ? one + other : all)
  })
  fc.assert(holds)
})
