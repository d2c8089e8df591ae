import { pino } from 'pino'
import { expect } from 'vitest'
import { test as withDatabase } from '#graphql/testing/database.ts'
import { realClock, sandboxClock } from './clock.ts'
import { createListener } from './database/listener.ts'

const log = pino({ level: 'silent' })
const hour = 3_600_000

const test = withDatabase.extend('process', async ({ database }, { onCleanup }) => {
  const starts: { close(): unknown }[] = []
  onCleanup(async () => {
    for (const started of starts) await started.close()
  })
  return async () => {
    const listener = await createListener(database.url, log)
    const clock = await sandboxClock(database.pool, listener, log)
    starts.push(clock, listener)
    return clock
  }
})

test('moving the clock moves it in every process, and in the database, before the answer', async ({
  process,
  database,
}) => {
  const [here, there] = [await process(), await process()]
  const target = new Date(here.now().getTime() + 72 * hour)
  const began = performance.now()
  await here.advanceTo(target)

  const { rows } = await database.pool.query<{ now: Date }>('SELECT app_now() AS now')
  for (const now of [here.now(), there.now(), rows[0]!.now]) {
    expect(now.getTime()).toBeGreaterThanOrEqual(target.getTime())
    expect(now.getTime()).toBeLessThan(target.getTime() + 60_000)
  }
  expect(performance.now() - began).toBeLessThan(1_500)
})

test('the clock never goes back, and machine time is not moved', async ({ process }) => {
  const clock = await process()
  const before = clock.now()
  await clock.advanceTo(new Date(before.getTime() - hour))

  expect(clock.now().getTime()).toBeGreaterThanOrEqual(before.getTime())
  expect(clock.machineNow().getTime()).toBeLessThan(clock.now().getTime() - hour)
})

test('a clock that starts later goes by the offset at once', async ({ process }) => {
  const clock = await process()
  await clock.advanceTo(new Date(clock.now().getTime() + hour))
  const later = await process()

  expect(Math.abs(later.now().getTime() - clock.now().getTime())).toBeLessThan(5_000)
})

test('in production nothing moves the clock', async () => {
  await expect(realClock().advanceTo(new Date(0))).rejects.toThrow('Only the sandbox')
})
