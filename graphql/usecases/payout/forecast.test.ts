import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import { daysAhead, test } from '#graphql/testing/live.ts'

const asked = '{ releasesAhead { firstDay sessions ahead amount { amount currency } } }'

test('a mentor sees what will be released when; what is blocked or gone is not in it', async ({ scene }) => {
  const mentor = await scene.payableMentor()
  const type = await scene.sessionType(mentor)
  const on = (days: number) => ({ type, startsAt: daysAhead(scene.clock.now(), days) })
  const read = async () => (await ask(scene, scene.viewerOf(mentor), asked)).data.releasesAhead
  const first = await scene.paid(on(1))
  await scene.paid(on(2))
  const later = await scene.paid(on(8))
  await scene.book(on(9))
  expect(await read()).toEqual([
    { firstDay: '2026-12-07', sessions: 2, ahead: 2, amount: { amount: '140.26', currency: 'USD' } },
    { firstDay: '2026-12-14', sessions: 1, ahead: 1, amount: { amount: '70.13', currency: 'USD' } },
  ])
  const { payout } = await scene.booking(first.bookingId)
  const { id } = await scene.deps.db.payoutBlock.create({
    data: { payoutId: payout!.id, reason: 'ADMIN', cause: 'a look at it', since: scene.clock.now() },
  })
  expect((await read())[0]).toMatchObject({ sessions: 1, amount: { amount: '70.13' } })
  await scene.deps.db.payoutBlock.update({ where: { id }, data: { endedAt: scene.clock.now() } })
  scene.clock.set((await scene.booking(later.bookingId)).startsAt)
  await scene.settle()
  expect(await read()).toEqual([
    { firstDay: '2026-12-14', sessions: 1, ahead: 1, amount: { amount: '70.13', currency: 'USD' } },
  ])
  expect((await ask(scene, scene.viewerOf(await scene.mentee()), asked)).data.releasesAhead).toEqual([])
})
