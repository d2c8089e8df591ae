import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { testsElsewhere } from '#graphql/testing/kept-elsewhere.ts'
import { daysAhead } from '#graphql/testing/live.ts'
import { retryCheckout } from '../booking/retry.ts'

for (const [name, test] of testsElsewhere) {
  test.for(['before', 'after'] as const)(
    `${name}: begun there, never paid, cancelled there, and paid all the same: the time-out %s it was written refunds nothing`,
    async (moment, { scene, elsewhere }) => {
      const mentor = await elsewhere.kept()
      const days = Array.from({ length: 7 }, (_, more) => daysAhead(scene.clock.now(), 4 + more))
      const startsAt = days.find((day) => day.getUTCDay() % 6 !== 0) ?? scene.clock.now()
      const begun = await elsewhere.bookedThere(mentor, startsAt)
      await scene.settle()
      scene.clock.advance({ hours: 25 })
      await scene.settle()
      const { id: bookingId, state } = await begun()
      expect(state).toBe('EXPIRED')
      expect(await elsewhere.there.standing(mentor.there)).toEqual([])

      const guest = { kind: 'guest', bookingIds: [bookingId] } as const
      await retryCheckout(scene.deps, guest, { bookingId, idempotencyKey: randomUUID() })
      const { payments } = await begun()
      expect(await scene.pay(payments.at(-1)?.checkoutUrl ?? '')).toBe(303)
      await (moment === 'after' ? elsewhere.there.loseAnswer() : elsewhere.there.fail(500, 1))
      await scene.settle()
      await scene.settle()
      expect(await begun()).toMatchObject({ state: 'CONFIRMED', refunds: [] })
      expect(await elsewhere.there.standing(mentor.there)).toHaveLength(1)
    },
  )
}
