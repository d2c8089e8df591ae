import { expect } from 'vitest'
import type { ExternalBooking } from '#graphql/providers/scheduling/port.ts'
import { testsElsewhere } from '#graphql/testing/kept-elsewhere.ts'
import { daysAhead } from '#graphql/testing/live.ts'
import { pollAccount } from './poll.ts'

for (const [name, test] of testsElsewhere) {
  test(`${name}: of ours every one is looked after, also of more than are read at once`, async ({
    scene,
    elsewhere,
  }) => {
    const mentor = await elsewhere.kept()
    const days = Array.from({ length: 14 }, (_, more) => daysAhead(scene.clock.now(), 3 + more))
    const working = days.filter((day) => day.getUTCDay() % 6 !== 0).slice(0, 5)
    for (const startsAt of working) await scene.paid({ type: mentor.type, startsAt })
    const standing = await elsewhere.there.standing(mentor.there)
    expect(standing).toHaveLength(5)

    const { scheduling } = elsewhere.rig
    const looked: string[] = []
    const noted: typeof scheduling = {
      ...scheduling,
      // The list leaves everything out, as lists may.
      listChanged: async () => ({ status: 'done', facts: { bookings: [] as ExternalBooking[], next: null } }),
      fetch: (access, id) => {
        looked.push(id)
        return scheduling.fetch(access, id)
      },
    }
    const deps = { ...scene.deps, scheduling: { [scheduling.name]: noted } }
    expect(await pollAccount(deps, mentor.accountId, 2)).toBe(5)
    expect(looked.sort()).toEqual(standing.map(({ id }) => id).sort())
  })
}
