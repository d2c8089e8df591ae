import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { CalendarRefused } from '#graphql/domain/scheduling/errors.ts'
import { testsElsewhere } from '#graphql/testing/kept-elsewhere.ts'
import type { Scene } from '#graphql/testing/live.ts'
import type { ResidentMentor } from '#graphql/testing/residents.ts'
import { completeConnection, connectCalendar, keepConnected } from './connect.ts'

const provider = 'CALENDLY'
type Back = { code: string; state: string }

/** The mentor begins here, says yes there, and comes back with this. */
async function saidYes(scene: Scene, mentor: ResidentMentor, email = mentor.person.email): Promise<Back> {
  const page = new URL((await connectCalendar(scene.deps, scene.viewerOf(mentor), { provider })) ?? '')
  const person = { decision: 'allow', email, name: mentor.name, timezone: 'UTC' }
  const body = new URLSearchParams({ ...Object.fromEntries(page.searchParams), ...person })
  const answer = await fetch(`${page.origin}${page.pathname}`, { method: 'POST', body, redirect: 'manual' })
  const { searchParams } = new URL(answer.headers.get('location') ?? '')
  return { code: searchParams.get('code') ?? '', state: searchParams.get('state') ?? '' }
}

const comeBack = ({ deps, viewerOf }: Scene, mentor: ResidentMentor, back: Back) =>
  completeConnection(deps, viewerOf(mentor), { provider, ...back })

const accountOf = ({ deps }: Scene, { id: mentorId }: ResidentMentor) =>
  deps.db.schedulingAccount.findUnique({ where: { mentorId_provider: { mentorId, provider } } })

const nothing = { state: 'WANTED', userId: null, accessToken: null, refreshToken: null, generation: 0 }
const over = 'This way back is over or another one: begin to connect anew.'

for (const [, test] of testsElsewhere.filter(([name]) => name === 'calendly')) {
  test('a way back that another mentor began is refused, and theirs stays open', async ({
    scene,
    elsewhere: _,
  }) => {
    const [ana, bo] = [await scene.mentor(), await scene.mentor()]
    const [hers, his] = [await saidYes(scene, ana), await saidYes(scene, bo)]
    await expect(comeBack(scene, bo, hers)).rejects.toThrow(new CalendarRefused(over))
    expect(await accountOf(scene, bo)).toMatchObject(nothing)
    expect(await accountOf(scene, ana)).toMatchObject(nothing)
    await comeBack(scene, ana, hers)
    await comeBack(scene, bo, his)
    expect(await accountOf(scene, ana)).toMatchObject({ state: 'CONNECTED', pending: null })
    expect(await accountOf(scene, bo)).toMatchObject({ state: 'CONNECTED', pending: null })
  })

  test('of four mentors who bring the same account at once one is connected, and the others read why not', async ({
    scene,
    elsewhere: _,
  }) => {
    const mentors = await Promise.all([1, 2, 3, 4].map(() => scene.mentor()))
    const tokens = { access: 'a', refresh: 'r', accessExpiresAt: null }
    const told = { userId: randomUUID(), organizationId: null, name: 'Same', email: null, timeZone: 'UTC' }
    const done = await Promise.allSettled(
      mentors.map(({ id }) => keepConnected(scene.deps, id, provider, { ...told, tokens, pageUrl: null })),
    )
    const refused = done.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    const another = new CalendarRefused('This account is connected with another mentor here.')
    expect(refused).toEqual([another, another, another])
    const accounts = await Promise.all(mentors.map((mentor) => accountOf(scene, mentor)))
    expect(accounts.filter((account) => account?.state === 'CONNECTED')).toHaveLength(1)
  })

  test('a way back is gone once: the second is refused, and the connection stays', async ({
    scene,
    elsewhere: _,
  }) => {
    const mentor = await scene.mentor()
    const back = await saidYes(scene, mentor)
    await comeBack(scene, mentor, back)
    await expect(comeBack(scene, mentor, back)).rejects.toThrow(new CalendarRefused(over))
    expect(await accountOf(scene, mentor)).toMatchObject({ state: 'CONNECTED', generation: 1 })
  })

  test('of eight who come back by one way at once one is let in, and the company is asked once', async ({
    scene,
    elsewhere,
  }) => {
    const mentor = await scene.mentor()
    const back = await saidYes(scene, mentor)
    const { scheduling } = elsewhere.rig
    let asked = 0
    const connect: typeof scheduling.connect = (introduction) => {
      asked += 1
      return scheduling.connect(introduction)
    }
    const deps = { ...scene.deps, scheduling: { [provider]: { ...scheduling, connect } } }
    const all = await Promise.allSettled(
      Array.from({ length: 8 }, () => comeBack({ ...scene, deps }, mentor, back)),
    )
    const noes = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(noes).toEqual(Array.from({ length: 7 }, () => new CalendarRefused(over)))
    expect(asked).toBe(1)
    expect(await accountOf(scene, mentor)).toMatchObject({ state: 'CONNECTED', generation: 1 })
  })

  test('a way back that is over is refused, and nothing is kept', async ({ scene, elsewhere: _ }) => {
    const mentor = await scene.mentor()
    const back = await saidYes(scene, mentor)
    const later = new Date(scene.deps.machineNow().getTime() + 15 * 60_000)
    const deps = { ...scene.deps, machineNow: () => later }
    await expect(comeBack({ ...scene, deps }, mentor, back)).rejects.toThrow(new CalendarRefused(over))
    expect(await accountOf(scene, mentor)).toMatchObject(nothing)
  })

  test('a mangled code is refused by the company, and nothing is kept', async ({ scene, elsewhere: _ }) => {
    const mentor = await scene.mentor()
    const { state, code } = await saidYes(scene, mentor)
    const mangled = comeBack(scene, mentor, { state, code: `${code}x` })
    await expect(mangled).rejects.toBeInstanceOf(CalendarRefused)
    expect(await accountOf(scene, mentor)).toMatchObject({ ...nothing, pending: null })
  })

  test('an account that another mentor has is refused, and stays with them', async ({
    scene,
    elsewhere: _,
  }) => {
    const [ana, bo] = [await scene.mentor(), await scene.mentor()]
    await comeBack(scene, ana, await saidYes(scene, ana))
    const same = await saidYes(scene, bo, ana.person.email)
    const refusal = new CalendarRefused('This account is connected with another mentor here.')
    await expect(comeBack(scene, bo, same)).rejects.toThrow(refusal)
    expect(await accountOf(scene, bo)).toMatchObject(nothing)
    expect(await accountOf(scene, ana)).toMatchObject({ state: 'CONNECTED', generation: 1 })
  })
}
