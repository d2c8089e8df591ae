import { expect } from 'vitest'
import { testsElsewhere } from '#graphql/testing/kept-elsewhere.ts'
import { activateSessionType, deactivateSessionType } from '../session-type/activate.ts'

for (const [name, test] of testsElsewhere) {
  test(`${name}: what cannot be booked there is not published here, and its mentor reads why`, async ({
    scene,
    elsewhere,
  }) => {
    const { deps } = scene
    const { mentor, type, accountId } = await elsewhere.kept()
    const viewer = scene.viewerOf(mentor)
    const where = { sessionTypeId: type.id }
    const publish = () => activateSessionType(deps, viewer, type.id)
    const isPublished = async () =>
      (await deps.db.sessionType.findUniqueOrThrow({ where: { id: type.id } })).active
    await deactivateSessionType(deps, viewer, type.id)

    await deps.db.externalType.updateMany({ where, data: { requiresApproval: true } })
    await expect(publish()).rejects.toMatchObject({
      code: 'EXTERNAL_TYPE_UNFIT',
      message: expect.stringContaining('You confirm each of its sessions there.'),
    })
    await deps.db.externalType.updateMany({ where, data: { requiresApproval: false, gone: true } })
    await expect(publish()).rejects.toMatchObject({ code: 'EXTERNAL_TYPE_UNFIT' })
    await deps.db.externalType.updateMany({ where, data: { gone: false } })
    await deps.db.schedulingAccount.update({ where: { id: accountId }, data: { state: 'REVOKED' } })
    await expect(publish()).rejects.toMatchObject({ code: 'CALENDAR_NOT_CONNECTED' })
    expect(await isPublished()).toBe(false)

    await deps.db.schedulingAccount.update({ where: { id: accountId }, data: { state: 'CONNECTED' } })
    await publish()
    expect(await isPublished()).toBe(true)
  })
}
