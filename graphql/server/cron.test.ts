import { expect } from 'vitest'
import { doors } from '#graphql/testing/doors.ts'
import { test } from '#graphql/testing/live.ts'

test('case 26: the sweep of payouts is begun by whoever holds its secret, and by nobody else', async ({
  scene,
}) => {
  const secret = 'a secret of the scheduler'
  const sweep = async (at: string, authorization?: string, method = 'POST') => {
    const headers = authorization === undefined ? {} : { authorization }
    return (await fetch(`${at}/cron/process-payouts`, { method, headers })).status
  }
  const { bookingId } = await scene.paid({ type: await scene.sessionType(await scene.payableMentor()) })
  const { payout } = await scene.booking(bookingId)
  scene.clock.set((await scene.booking(bookingId)).endsAt)
  await scene.settle()
  scene.clock.set(payout!.releaseAt)
  const state = async () => (await scene.booking(bookingId)).payout!.state
  const at = await doors(scene, { cronSecret: secret })
  for (const wrong of [
    undefined,
    '',
    'Bearer',
    secret,
    `bearer ${secret}`,
    `Bearer ${secret}x`,
    `Bearer ${secret.slice(1)}`,
  ])
    expect(await sweep(at, wrong)).toBe(401)
  expect(await sweep(await doors(scene), 'Bearer undefined')).toBe(401)
  expect(await sweep(await doors(scene), 'Bearer ')).toBe(401)
  expect(await state()).toBe('HELD')
  expect(await sweep(at, `Bearer ${secret}`, 'GET')).toBe(405)
  expect(await sweep(at, `Bearer ${secret}`)).toBe(200)
  expect(await state()).toBe('DUE')
})
