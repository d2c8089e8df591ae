import { expect } from 'vitest'
import { testsElsewhere } from '#graphql/testing/kept-elsewhere.ts'
import { duplicateSessionType } from '../session-type/duplicate.ts'
import { saveHosts } from '../session-type/save-hosts.ts'
import { updateSessionType } from '../session-type/update.ts'
import { setScheduling, setSchedulingOfAll } from './set-scheduling.ts'

for (const [name, test] of testsElsewhere) {
  test(`${name}: what it keeps is given by one mentor, to one mentee at a time, whichever is said first`, async ({
    scene,
    elsewhere,
  }) => {
    const { deps } = scene
    const { mentor, type } = await elsewhere.kept()
    const viewer = scene.viewerOf(mentor)
    const sessionTypeId = type.id
    const host = { rotating: false, group: null, priority: 3, weight: 100 }
    const other = await scene.mentor()
    const both = [mentor, other].map(({ handle }) => ({ ...host, handle }))
    const refused = (field: string) => ({ issues: [expect.objectContaining({ path: [field] })] })
    await expect(saveHosts(deps, viewer, sessionTypeId, both)).rejects.toMatchObject(refused('hosts'))
    const shared = updateSessionType(deps, viewer, { sessionTypeId, seats: 3 })
    await expect(shared).rejects.toMatchObject(refused('seats'))
    expect(await deps.db.sessionTypeHost.count({ where: { sessionTypeId } })).toBe(0)

    const copy = await duplicateSessionType(deps, viewer, sessionTypeId)
    expect(await deps.db.sessionType.findUnique({ where: { id: copy } })).toMatchObject({
      ...{ scheduling: 'NATIVE', active: false },
    })
    await saveHosts(deps, viewer, copy, both)
    const before = await deps.db.externalType.count()
    const provider = elsewhere.rig.scheduling.name
    const kept = setScheduling(deps, viewer, { sessionTypeId: copy, provider })
    await expect(kept).rejects.toMatchObject({ code: 'EXTERNAL_TYPE_UNFIT' })
    expect(await deps.db.externalType.count()).toBe(before)
  })

  test(`${name}: of all types those move that can, and of each other is said why it stays`, async ({
    scene,
    elsewhere,
  }) => {
    const { deps } = scene
    const { mentor, type } = await elsewhere.kept()
    const { scheduling } = elsewhere.rig
    const provider = scheduling.name
    const shared = await scene.sessionType(mentor, { title: 'Circle', seats: 3, position: 1 })
    const single = await scene.sessionType(mentor, { title: 'Review', position: 2 })
    const all = () => setSchedulingOfAll(deps, scene.viewerOf(mentor), provider).catch((error) => error)
    const keptBy = async ({ id }: { id: string }) =>
      (await deps.db.sessionType.findUniqueOrThrow({ where: { id } })).scheduling
    const several = { title: 'Circle', because: expect.stringContaining('several share') }
    if (!scheduling.can.saveTypes) {
      const named = { title: 'Review', because: expect.stringContaining('Say with which') }
      expect(await all()).toMatchObject({
        set: 0,
        left: [expect.objectContaining({ title: 'Circle' }), named],
      })
      return
    }

    await elsewhere.there.setFaults({
      next: [{ on: 'call', path: '/v2/event-types', method: 'POST', do: 'error', status: 500, times: 9 }],
    })
    const away = { title: 'Review', because: expect.stringContaining('cannot be reached') }
    expect(await all()).toMatchObject({ set: 0, left: [several, away] })
    expect([await keptBy(shared), await keptBy(single)]).toEqual(['NATIVE', 'NATIVE'])
    await elsewhere.there.setFaults({ next: [] })
    expect(await all()).toMatchObject({ set: 1, left: [several] })
    expect([await keptBy(type), await keptBy(shared), await keptBy(single)]).toEqual([
      provider,
      'NATIVE',
      provider,
    ])
  })
}
