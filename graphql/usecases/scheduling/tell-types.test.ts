import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import { type Elsewhere, type Kept, testsElsewhere } from '#graphql/testing/kept-elsewhere.ts'
import type { Scene } from '#graphql/testing/live.ts'
import { nodeId } from '../node-id.ts'
import { activateSessionType, deactivateSessionType } from '../session-type/activate.ts'
import { updateSessionType } from '../session-type/update.ts'
import { nobody, type Viewer } from '../viewer.ts'
import { importTypes } from './import-types.ts'
import { setScheduling } from './set-scheduling.ts'
import { syncTypes } from './sync-types.ts'
import { tellTypes } from './tell-types.ts'

type Change = Omit<Parameters<typeof updateSessionType>[2], 'sessionTypeId'>

const change = ({ deps, viewerOf }: Scene, { mentor, type }: Kept, changes: Change) =>
  updateSessionType(deps, viewerOf(mentor), { sessionTypeId: type.id, ...changes })

const here = ({ deps }: Scene, { type: { id } }: Kept) =>
  deps.db.sessionType.findUniqueOrThrow({ where: { id }, include: { external: true } })

async function there({ rig }: Elsewhere, { there: { access, typeId } }: Kept) {
  const listed = await rig.scheduling.listTypes(access)
  if (listed.status !== 'done') throw new Error(JSON.stringify(listed))
  return listed.facts.find(({ id }) => id === typeId)
}

/** What is asked there of now on, as method and path. */
function listen({ deps }: Scene, { rig }: Elsewhere) {
  const saved: unknown[] = []
  const { scheduling } = rig
  const saveType: typeof scheduling.saveType = (access, draft) => {
    saved.push(draft)
    return scheduling.saveType(access, draft)
  }
  return { saved, deps: { ...deps, scheduling: { [scheduling.name]: { ...scheduling, saveType } } } }
}

for (const [name, test] of testsElsewhere) {
  test(`${name}: what changes there changes here, once`, async ({ scene, elsewhere }) => {
    const mentor = await elsewhere.kept()
    const both = elsewhere.rig.scheduling.can.saveTypes
    const before = await here(scene, mentor)
    await elsewhere.there.changeType(mentor.there, { name: 'Chat', durationMinutes: 45 })
    expect(await syncTypes(scene.deps, mentor.accountId)).toEqual({ created: 0, changed: 1, gone: 0 })
    const title = both ? 'Chat' : before.title
    expect(await here(scene, mentor)).toMatchObject({ title, durationMinutes: 45, active: true })
    expect(await syncTypes(scene.deps, mentor.accountId)).toEqual({ created: 0, changed: 0, gone: 0 })
    await scene.settle()
    expect(await there(elsewhere, mentor)).toMatchObject({ name: 'Chat', durationMinutes: 45 })

    await elsewhere.there.changeType(mentor.there, { active: false })
    await syncTypes(scene.deps, mentor.accountId)
    expect(await here(scene, mentor)).toMatchObject({ title, active: false })
    await elsewhere.there.changeType(mentor.there, { active: true })
    await syncTypes(scene.deps, mentor.accountId)
    expect(await here(scene, mentor)).toMatchObject({ active: false, external: { active: true } })
  })

  test(`${name}: what changes here changes there, or is refused in words`, async ({ scene, elsewhere }) => {
    const mentor = await elsewhere.kept()
    const lengths = { durationMinutes: 45, durationChoices: [30] }
    if (!elsewhere.rig.scheduling.can.saveTypes) {
      const refused = change(scene, mentor, { ...lengths, title: '' }).catch((error: unknown) => error)
      const issues = [{ path: ['title'] }, { path: ['durationMinutes'] }, { path: ['durationChoices'] }]
      expect(await refused).toMatchObject({ code: 'INPUT_INVALID', issues })
      await change(scene, mentor, { title: 'Chat', durationMinutes: 60, durationChoices: [] })
      await scene.settle()
      expect(await here(scene, mentor)).toMatchObject({ title: 'Chat', durationMinutes: 60 })
      return
    }
    await change(scene, mentor, { title: 'Chat', ...lengths })
    await scene.settle()
    const before = await there(elsewhere, mentor)
    expect(before).toMatchObject({ name: 'Chat', ...lengths, description: 'An hour', active: true })
    await change(scene, mentor, { description: 'Bring your CV', durationChoices: [] })
    await deactivateSessionType(scene.deps, scene.viewerOf(mentor.mentor), mentor.type.id)
    await scene.settle()
    const hidden = { ...before, description: 'Bring your CV', durationChoices: [], active: false }
    expect(await there(elsewhere, mentor)).toEqual(hidden)
    expect(await here(scene, mentor)).toMatchObject({ external: { failure: null, active: false } })
    await activateSessionType(scene.deps, scene.viewerOf(mentor.mentor), mentor.type.id)
    await scene.settle()
    expect(await there(elsewhere, mentor)).toEqual({ ...hidden, active: true })
    await syncTypes(scene.deps, mentor.accountId)
    expect(await here(scene, mentor)).toMatchObject({ title: 'Chat', durationMinutes: 45, active: true })
  })

  test(`${name}: the same is told once, and nobody is called for what the company need not know`, async ({
    scene,
    elsewhere,
  }) => {
    const mentor = await elsewhere.kept()
    await scene.settle()
    const { saved, deps } = listen(scene, elsewhere)
    await tellTypes(deps, mentor.mentor.id)
    await change(scene, mentor, { price: { amount: '99', currency: 'USD' } })
    await tellTypes(deps, mentor.mentor.id)
    expect(saved).toEqual([])
    if (!elsewhere.rig.scheduling.can.saveTypes) return
    await change(scene, mentor, { title: 'Chat' })
    await tellTypes(deps, mentor.mentor.id)
    await tellTypes(deps, mentor.mentor.id)
    expect(saved).toMatchObject([{ name: 'Chat' }])
  })

  test(`${name}: a change that is not sent yet is not undone by reading what is there`, async ({
    scene,
    elsewhere,
  }) => {
    if (!elsewhere.rig.scheduling.can.saveTypes) return
    const mentor = await elsewhere.kept()
    await change(scene, mentor, { title: 'Here', durationMinutes: 45 })
    await elsewhere.there.changeType(mentor.there, { name: 'There', active: false })
    await syncTypes(scene.deps, mentor.accountId)
    const both = { title: 'Here', durationMinutes: 45, external: { name: 'Here', durationMinutes: 45 } }
    expect(await here(scene, mentor)).toMatchObject(both)
    expect(await there(elsewhere, mentor)).toMatchObject({ name: 'Here', durationMinutes: 45 })
  })

  test(`${name}: what is read while it is written does not count`, async ({ scene, elsewhere }) => {
    if (!elsewhere.rig.scheduling.can.saveTypes) return
    const mentor = await elsewhere.kept()
    const { scheduling } = elsewhere.rig
    const late: typeof scheduling.listTypes = async (access) => {
      const read = await scheduling.listTypes(access)
      await change(scene, mentor, { title: 'Here' })
      await tellTypes(scene.deps, mentor.mentor.id)
      return read
    }
    const deps = { ...scene.deps, scheduling: { [scheduling.name]: { ...scheduling, listTypes: late } } }
    await syncTypes(deps, mentor.accountId)
    expect(await here(scene, mentor)).toMatchObject({ title: 'Here', external: { name: 'Here' } })
    await syncTypes(scene.deps, mentor.accountId)
    expect(await here(scene, mentor)).toMatchObject({ title: 'Here' })
  })

  test(`${name}: an answer that got lost is asked for again; a no is shown and tried with the next change`, async ({
    scene,
    elsewhere,
  }) => {
    if (!elsewhere.rig.scheduling.can.saveTypes) return
    const mentor = await elsewhere.kept()
    await scene.settle()
    await elsewhere.there.loseAnswer()
    await change(scene, mentor, { title: 'Chat' })
    await scene.settle()
    expect(await there(elsewhere, mentor)).toMatchObject({ name: 'Chat' })
    expect(await here(scene, mentor)).toMatchObject({ title: 'Chat', external: { name: 'Career talk' } })
    await scene.settle()
    expect(await here(scene, mentor)).toMatchObject({ title: 'Chat', external: { name: 'Chat' } })

    await elsewhere.there.fail(422, 1)
    await change(scene, mentor, { title: 'Talk' })
    await tellTypes(scene.deps, mentor.mentor.id)
    const { title, external } = await here(scene, mentor)
    expect([title, external?.name]).toEqual(['Talk', 'Chat'])
    const query = 'query ($id: ID!) { node(id: $id) { ... on ExternalSessionType { unsent failure } } }'
    const seen = async (viewer: Viewer) =>
      (await ask(scene, viewer, query, { id: nodeId('ExternalSessionType', external?.id ?? '') })).data.node
    const failure = external?.failure ?? ''
    expect(failure).not.toBe('')
    expect(await seen(scene.viewerOf(mentor.mentor))).toEqual({ unsent: true, failure })
    expect(await seen(scene.viewerOf(await scene.admin()))).toEqual({ unsent: true, failure })
    for (const viewer of [nobody, scene.viewerOf(await scene.mentor())]) expect(await seen(viewer)).toBeNull()
    await scene.settle()
    expect(await seen(scene.viewerOf(mentor.mentor))).toEqual({ unsent: false, failure: null })
    expect(await here(scene, mentor)).toMatchObject({ external: { name: 'Talk', failure: null } })
  })

  test(`${name}: an imported type is sent nothing before it is changed here, and then that alone`, async ({
    scene,
    elsewhere,
  }) => {
    const mentor = await elsewhere.kept()
    const viewer = scene.viewerOf(mentor.mentor)
    const { id: sessionTypeId } = mentor.type
    await setScheduling(scene.deps, viewer, { sessionTypeId, provider: 'NATIVE' })
    const before = await there(elsewhere, mentor)
    const known = { accountId: mentor.accountId, externalId: mentor.there.typeId }
    const row = await scene.deps.db.externalType.findUniqueOrThrow({
      where: { accountId_externalId: known },
    })
    const [draft = ''] = await importTypes(scene.deps, viewer, [row.id])
    await scene.settle()
    expect(await there(elsewhere, mentor)).toEqual(before)
    await updateSessionType(scene.deps, viewer, { sessionTypeId: draft, title: 'Mine' })
    await scene.settle()
    const name = elsewhere.rig.scheduling.can.saveTypes ? 'Mine' : before?.name
    expect(await there(elsewhere, mentor)).toEqual({ ...before, name })
  })

  test(`${name}: what we made there is hidden when it is kept here again, and taken up again`, async ({
    scene,
    elsewhere,
  }) => {
    const { can, name: provider, listTypes } = elsewhere.rig.scheduling
    if (!can.saveTypes) return
    const mentor = await elsewhere.kept()
    const viewer = scene.viewerOf(mentor.mentor)
    const { id: sessionTypeId } = await scene.sessionType(mentor.mentor, { title: 'Review', slug: 'review' })
    const listed = async () => {
      const types = await listTypes(mentor.there.access)
      return types.status === 'done' ? types.facts.filter((type) => type.name === 'Review') : []
    }
    await setScheduling(scene.deps, viewer, { sessionTypeId, provider })
    expect(await listed()).toMatchObject([{ active: true }])
    await setScheduling(scene.deps, viewer, { sessionTypeId, provider: 'NATIVE' })
    await scene.settle()
    expect(await listed()).toMatchObject([{ active: false }])
    await setScheduling(scene.deps, viewer, { sessionTypeId, provider })
    await scene.settle()
    expect(await listed()).toMatchObject([{ active: true }])
  })
}
