import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import { test } from '#graphql/testing/live.ts'
import { reportNoShow } from '../booking/report-no-show.ts'
import { nodeId } from '../node-id.ts'
import { giveBack } from '../payment/give-back.ts'
import { processPayouts } from '../payout/process-payouts.ts'
import { nobody, type Viewer } from '../viewer.ts'

const asked = `query ($id: ID!, $year: Int!) { node(id: $id) { ... on Mentor { earningsByMonth(year: $year) {
  month sessions gross { amount } fee { amount } earned { amount } takenBack { amount } sent { amount currency } } } } }`

test('a mentor’s year is its months: what was kept, shared and sent, per currency', async ({ scene }) => {
  const { deps, clock } = scene
  const mentor = await scene.payableMentor()
  const read = async (viewer: Viewer, year: number) => {
    const { data, errors } = await ask(scene, viewer, asked, { id: nodeId('Mentor', mentor.id), year })
    expect(errors).toEqual([])
    return data.node?.earningsByMonth
  }
  const own = scene.viewerOf(mentor)
  const sell = async (currency: string, priceMinor: bigint) => {
    const { bookingId } = await scene.paid({
      type: await scene.sessionType(mentor, { currency, priceMinor }),
    })
    clock.set((await scene.booking(bookingId)).payout!.releaseAt)
    await scene.settle()
    await scene.settle()
  }
  await sell('USD', 8_250n)
  await sell('USD', 10_000n)
  await sell('JPY', 500n)
  const month = deps.now().toISOString().slice(0, 7)
  const year = Number(month.slice(0, 4))
  const months = await read(own, year)
  expect(months).toEqual([
    {
      ...{ month, sessions: 1, gross: { amount: '500' }, fee: { amount: '75' }, earned: { amount: '425' } },
      ...{ takenBack: { amount: '0' }, sent: { amount: '425', currency: 'JPY' } },
    },
    {
      ...{ month, sessions: 2, gross: { amount: '182.50' }, fee: { amount: '27.37' } },
      ...{ earned: { amount: '155.13' }, takenBack: { amount: '0.00' } },
      sent: { amount: '155.13', currency: 'USD' },
    },
  ])
  expect(await read(scene.viewerOf(await scene.admin()), year)).toEqual(months)
  expect(await read(own, year - 1)).toEqual([])
  expect(await read(own, 123_456)).toEqual([])
  for (const stranger of [nobody, scene.viewerOf(await scene.mentor())])
    expect(await read(stranger, year)).toBeNull()
})

test('goodwill that became a part of a refund in full is taken back in the month that says so', async ({
  scene,
}) => {
  const { deps, clock } = scene
  const mentor = await scene.payableMentor()
  const own = scene.viewerOf(mentor)
  const { bookingId } = await scene.paid({ type: await scene.sessionType(mentor) })
  const { payout, endsAt } = await scene.booking(bookingId)
  await giveBack(deps, scene.viewerOf(await scene.admin()), {
    ...{ bookingId, amount: { minor: 2_000n, currency: 'USD' }, bearer: 'PLATFORM' },
    ...{ reason: 'It began late.', idempotencyKey: randomUUID() },
  })
  clock.set(endsAt)
  await scene.settle()
  clock.set(payout!.releaseAt)
  await processPayouts(deps)
  await reportNoShow(deps, own, { bookingId, who: 'MENTOR' })
  await scene.settle()
  const { data } = await ask(scene, own, asked, {
    id: nodeId('Mentor', mentor.id),
    year: deps.now().getUTCFullYear(),
  })
  const money = { earned: { amount: '70.13' }, takenBack: { amount: '70.13' } }
  expect(data.node.earningsByMonth).toMatchObject([{ ...money, sent: { amount: '0.00' } }])
})
