import { expect, vi } from 'vitest'
import { testsElsewhere } from '#graphql/testing/kept-elsewhere.ts'
import { callFor } from './access.ts'

/** The same code as another process has it, which knows nothing of who waits for what in this one. */
async function inAnotherProcess(): Promise<typeof callFor> {
  vi.resetModules()
  const { callFor: other } = await import('./access.ts')
  return other
}

for (const [name, test] of testsElsewhere) {
  test(`${name}: twenty calls of two processes at five seconds before the token ends make one refresh`, async ({
    scene,
    elsewhere,
  }) => {
    const { accountId } = await elsewhere.kept()
    const other = await inAnotherProcess()
    expect(other).not.toBe(callFor)
    const { scheduling } = elsewhere.rig
    let refreshes = 0
    const refresh: typeof scheduling.refresh = (userId, token) => {
      refreshes += 1
      return scheduling.refresh(userId, token)
    }
    const deps = { ...scene.deps, scheduling: { [scheduling.name]: { ...scheduling, refresh } } }
    const where = { id: accountId }
    const { generation } = await deps.db.schedulingAccount.findUniqueOrThrow({ where })
    const accessExpiresAt = new Date(deps.machineNow().getTime() + 5_000)
    await deps.db.schedulingAccount.update({ where, data: { accessExpiresAt } })
    const calls = Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? callFor : other)(deps, accountId, (keeper, access) => keeper.listTypes(access)),
    )
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(Array(20).fill('done'))
    expect(refreshes).toBe(1)
    const after = await deps.db.schedulingAccount.findUniqueOrThrow({ where })
    expect(after).toMatchObject({ state: 'CONNECTED', generation: generation + 1, refreshingUntil: null })
  })
}
