import { expect } from 'vitest'
import { type Elsewhere, type Kept, testsElsewhere } from '#graphql/testing/kept-elsewhere.ts'
import type { Scene } from '#graphql/testing/live.ts'
import { connectCalendar } from './connect.ts'
import { disconnectCalendar } from './disconnect.ts'

const accountOf = ({ deps }: Scene, { accountId: id }: Kept) =>
  deps.db.schedulingAccount.findUniqueOrThrow({ where: { id } })

/** Gives the calendar up; answers with what was asked for there, and what came of it, in order. */
async function givenUp(scene: Scene, { rig }: Elsewhere, { mentor }: Kept) {
  const asked: string[] = []
  const { scheduling } = rig
  const noted: typeof scheduling = {
    ...scheduling,
    async unsubscribe(access, id) {
      const answer = await scheduling.unsubscribe(access, id)
      asked.push(`unsubscribe: ${answer.status}`)
      return answer
    },
    async disconnect(access, token) {
      const answer = await scheduling.disconnect(access, token)
      asked.push(`disconnect: ${answer.status}`)
      return answer
    },
  }
  const deps = { ...scene.deps, scheduling: { [scheduling.name]: noted } }
  await disconnectCalendar(deps, scene.viewerOf(mentor), scheduling.name)
  return asked
}

const over = { state: 'ENDED', subscriptionId: null, accessToken: null, refreshToken: null }

for (const [name, test] of testsElsewhere) {
  test(`${name}: given up, nothing is told to us any more, and then the access ends`, async ({
    scene,
    elsewhere,
  }) => {
    const mentor = await elsewhere.kept()
    const { subscriptionId } = await accountOf(scene, mentor)
    expect(subscriptionId).not.toBeNull()
    // The token ran out meanwhile: it is replaced for it.
    const where = { id: mentor.accountId }
    await scene.deps.db.schedulingAccount.update({ where, data: { accessExpiresAt: new Date(0) } })
    expect(await givenUp(scene, elsewhere, mentor)).toEqual(['unsubscribe: done', 'disconnect: done'])
    expect(await accountOf(scene, mentor)).toMatchObject(over)
  })

  test(`${name}: what cannot be taken back there stops nobody`, async ({ scene, elsewhere }) => {
    const mentor = await elsewhere.kept()
    const where = { id: mentor.accountId }
    await scene.deps.db.schedulingAccount.update({ where, data: { accessExpiresAt: null } })
    await elsewhere.there.fail(500, 9)
    const asked = await givenUp(scene, elsewhere, mentor)
    await elsewhere.there.setFaults({ next: [] })
    expect(asked.at(-1)).toMatch(/^disconnect: (unknown|retryLater)$/)
    expect(await accountOf(scene, mentor)).toMatchObject(over)
  })

  test(`${name}: what a mentor's own token had sent to us is taken back, and the token stays theirs`, async ({
    scene,
    elsewhere,
  }) => {
    const { personalToken } = elsewhere.there
    const { scheduling } = elsewhere.rig
    if (!personalToken) return
    const mentor = await elsewhere.kept()
    const token = await personalToken(mentor.there)
    await connectCalendar(scene.deps, scene.viewerOf(mentor.mentor), { provider: scheduling.name, token })
    await scene.settle()
    const { subscriptionId } = await accountOf(scene, mentor)
    const access = { ...mentor.there.access, token }
    const known = () => scheduling.fetchSubscription(access, subscriptionId ?? '')
    expect(await known()).toMatchObject({ status: 'done', facts: { active: true } })
    await givenUp(scene, elsewhere, mentor)
    expect(await known()).toEqual({ status: 'done', facts: null })
  })
}
