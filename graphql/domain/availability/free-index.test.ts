import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFreeIndex, putStarts, startingIn, withCapacity } from './free-index.ts'

const day = 86_400_000
const quarter = 900_000
const firstDay = 20_000
const days = 3
const begin = firstDay * day

const instant = fc
  .integer({ min: -2 * 96, max: (days + 2) * 96 })
  .map((n) => begin + n * quarter + (n % 7) * 60_000)
const put = fc.record({ position: fc.nat(69), starts: fc.array(instant, { maxLength: 40 }) })
const stretch = fc.tuple(instant, instant).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))

/** Who of them has a start in a quarter that the stretch touches, found one by one. */
function oneByOne(
  offered: Map<number, readonly number[]>,
  { from, to }: { from: number; to: number },
): number[] {
  const quarterOf = (at: number) => Math.floor(at / quarter)
  const known = (start: number) => start >= begin && start < begin + days * day
  const touched = (start: number) =>
    quarterOf(start) >= quarterOf(from) && quarterOf(start) < Math.ceil(to / quarter)
  return [...offered]
    .filter(([, starts]) => starts.some((start) => known(start) && touched(start)))
    .map(([position]) => position)
    .sort((a, b) => a - b)
}

const positionsIn = (bits: Uint32Array): number[] =>
  [...bits].flatMap((word, at) => {
    const set = Array.from({ length: 32 }, (_, bit) => bit).filter((bit) => (word & (1 << bit)) !== 0)
    return set.map((bit) => at * 32 + bit)
  })

test('whoever has a start in a stretch is found, and nobody else, whatever was put before', () => {
  fc.assert(
    fc.property(
      fc.array(put, { maxLength: 30 }),
      fc.array(stretch, { maxLength: 10 }),
      fc.boolean(),
      (puts, asked, grow) => {
        let index = createFreeIndex(grow ? 70 : 90, firstDay, days)
        const offered = new Map<number, readonly number[]>()
        for (const [nth, { position, starts }] of puts.entries()) {
          if (grow && nth === 10) index = withCapacity(index, 150)
          putStarts(index, position, starts)
          offered.set(position, starts)
        }
        for (const some of asked) {
          expect(positionsIn(startingIn(index, some.from, some.to))).toEqual(oneByOne(offered, some))
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('whole days and hours are asked as such, and their edges as quarters', () => {
  const index = createFreeIndex(40, firstDay, days)
  const at = (hour: number) => begin + hour * 3_600_000
  putStarts(index, 33, [at(23.75), at(24), at(48.25)])
  const found = (from: number, to: number) => positionsIn(startingIn(index, at(from), at(to)))
  expect(found(0, 23.75)).toEqual([])
  expect(found(23.75, 24)).toEqual([33])
  expect(found(24, 24.25)).toEqual([33])
  expect(found(24.25, 48.25)).toEqual([])
  expect(found(24.25, 72)).toEqual([33])
  putStarts(index, 33, [])
  expect(found(0, 72)).toEqual([])
})
