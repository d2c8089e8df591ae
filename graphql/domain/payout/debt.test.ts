import { expect, test } from 'vitest'
import { debtRefusal, settleableOf } from './debt.ts'

const standing = { open: 7_013n, takingBack: 0n, contested: false }

test.each([
  [standing, 7_013n, null],
  [standing, 1n, null],
  [standing, 7_014n, 'tooMuch'],
  [{ ...standing, open: 0n }, 1n, 'nothing'],
  [{ ...standing, contested: true }, 1n, 'contested'],
  [{ ...standing, takingBack: 7_000n }, 13n, null],
  [{ ...standing, takingBack: 7_000n }, 14n, 'takingBack'],
  [{ ...standing, takingBack: 7_000n }, 7_014n, 'tooMuch'],
] as const)('of %o, %s is refused for %s', (of, amount, refusal) => {
  expect(debtRefusal(of, amount)).toBe(refusal)
})

test('what can be settled is exactly what is not refused', () => {
  for (const open of [0n, 1n, 5n])
    for (const takingBack of [0n, 1n, 5n])
      for (const contested of [false, true]) {
        const of = { open, takingBack, contested }
        const most = settleableOf(of)
        expect(debtRefusal(of, most + 1n)).not.toBeNull()
        if (most > 0n) expect(debtRefusal(of, most)).toBeNull()
      }
})
