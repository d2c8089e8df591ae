import { expect } from 'vitest'
import { PayoutNotFound, PayoutStopRefused } from '#graphql/domain/payout/stop.ts'
import { ask } from '#graphql/testing/ask.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { arrived, payoutOf, releasable } from '#graphql/testing/shares.ts'
import { openComplaint } from '../booking/open-complaint.ts'
import { nodeId } from '../node-id.ts'
import { processPayouts } from './process-payouts.ts'
import { letPayoutGo, stopPayout } from './stop-payout.ts'

const reason = 'Two accounts have one owner.'

async function stopping(scene: Scene, bookingId: string) {
  const admin = scene.viewerOf(await scene.admin())
  const { id: payoutId } = await payoutOf(scene, bookingId)
  return {
    payoutId,
    admin,
    stop: () => stopPayout(scene.deps, admin, { payoutId, reason }),
    letGo: () => letPayoutGo(scene.deps, admin, { payoutId, reason: 'They are sisters.' }),
  }
}

const refusal = async (attempt: Promise<void>) => {
  const error = await attempt.catch((thrown: unknown) => thrown)
  return error instanceof PayoutStopRefused ? error.because : error
}

test('stopped before its time nothing leaves; let go, it leaves once, and both deeds are in the audit', async ({
  scene,
}) => {
  const bookingId = await releasable(scene)
  const { payoutId, admin, stop, letGo } = await stopping(scene, bookingId)
  await stop()
  await scene.settle()
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'HELD', blocks: [{ reason: 'ADMIN' }] })
  expect(await arrived(scene, bookingId)).toEqual([])
  expect(await refusal(stop())).toBe('stopped')

  await letGo()
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual([7_013])
  expect([await refusal(letGo()), await refusal(stop())]).toEqual(['notStopped', 'over'])
  const deeds = await scene.deps.db.auditEntry.findMany({
    where: { subjectId: payoutId },
    orderBy: { at: 'asc' },
  })
  expect(deeds).toMatchObject([
    { action: 'payout.stop', actorId: admin.personId, reason },
    { action: 'payout.letGo', actorId: admin.personId, reason: 'They are sisters.' },
  ])
  const told = await scene.deps.db.event.findMany({ where: { subjectId: payoutId, actor: 'ADMIN' } })
  expect(told.map(({ type }) => type).sort()).toEqual(['payout.blocked', 'payout.letGo'])
})

test('let go a second before its time it waits for it, then leaves once', async ({ scene }) => {
  const bookingId = await releasable(scene)
  const { releaseAt } = await payoutOf(scene, bookingId)
  scene.clock.set(new Date(releaseAt.getTime() - 1_000))
  const { stop, letGo } = await stopping(scene, bookingId)
  await stop()
  await letGo()
  await scene.settle()
  expect((await payoutOf(scene, bookingId)).state).toBe('HELD')
  expect(await arrived(scene, bookingId)).toEqual([])
  scene.clock.set(releaseAt)
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual([7_013])
})

test('stopped between its release and its sending it stays due; let go, it is sent at once', async ({
  scene,
}) => {
  const bookingId = await releasable(scene)
  const { stop, letGo } = await stopping(scene, bookingId)
  await processPayouts(scene.deps)
  await stop()
  await scene.settle()
  expect((await payoutOf(scene, bookingId)).state).toBe('DUE')
  await letGo()
  await scene.work()
  expect(await payoutOf(scene, bookingId)).toMatchObject({ state: 'PAID' })
  expect(await arrived(scene, bookingId)).toEqual([7_013])
})

test('what is leaving cannot be stopped, and of two admins at once one stops it', async ({ scene }) => {
  const leaving = await releasable(scene)
  const { stop } = await stopping(scene, leaving)
  await scene.stripe.setFaults({ next: [{ on: 'call', path: '/v1/transfers', do: 'timeoutAfterEffect' }] })
  await processPayouts(scene.deps)
  await scene.work()
  expect((await payoutOf(scene, leaving)).state).toBe('SENDING')
  expect(await refusal(stop())).toBe('leaving')
  await scene.settle()
  await scene.settle()
  expect(await arrived(scene, leaving)).toEqual([7_013])
  expect(await refusal(stop())).toBe('over')

  const waiting = await releasable(scene)
  const [one, other] = [await stopping(scene, waiting), await stopping(scene, waiting)]
  const outcomes = await Promise.all([refusal(one.stop()), refusal(other.stop())])
  expect(outcomes.sort()).toEqual(['stopped', undefined])
  expect(await scene.deps.db.payoutBlock.count({ where: { payoutId: one.payoutId } })).toBe(1)
})

test('a share is stopped although it waits already: its mentor is told that too, and who complains late hears no untruth', async ({
  scene,
}) => {
  const mentor = await scene.mentor()
  const bookingId = await releasable(scene, mentor)
  await scene.settle()
  const { stop } = await stopping(scene, bookingId)
  await stop()
  await scene.settle()
  const mails = (await scene.mail.list()).filter(({ to }) => to.includes(mentor.person.email))
  const told = ['You have no account to be paid to yet.', 'It is being looked at.']
  expect(told.map((words) => mails.filter(({ text }) => text.includes(words)).length)).toEqual([1, 1])

  const guest = { kind: 'guest', bookingIds: [bookingId] } as const
  await expect(openComplaint(scene.deps, guest, { bookingId, text: 'Nobody came.' })).rejects.toMatchObject({
    because: 'beforeRelease',
    message: 'It is too late: the time in which you could complain is over.',
  })
})

test('of a stopped share that could not be sent the page knows so, and let go it is sent again', async ({
  scene,
}) => {
  const bookingId = await releasable(scene)
  const { payoutId, admin, stop, letGo } = await stopping(scene, bookingId)
  const query = `{ node(id: "${nodeId('Payout', payoutId)}") { ... on Payout { state failed stopped } } }`
  const shown = async () => (await ask(scene, admin, query)).data.node
  expect(await shown()).toEqual({ state: 'HELD', failed: false, stopped: false })
  await scene.stripe.setFaults({ next: [{ on: 'call', path: '/v1/transfers', do: 'error', status: 400 }] })
  await processPayouts(scene.deps)
  await scene.work()
  expect(await shown()).toEqual({ state: 'FAILED', failed: true, stopped: false })
  await stop()
  expect(await shown()).toEqual({ state: 'BLOCKED', failed: true, stopped: true })
  await letGo()
  await scene.work()
  expect(await shown()).toEqual({ state: 'PAID', failed: false, stopped: false })
  expect(await arrived(scene, bookingId)).toEqual([7_013])
})

test('nobody but an admin stops a payout; its mentor reads that it is looked at, and not why', async ({
  scene,
}) => {
  const mentor = await scene.payableMentor()
  const bookingId = await releasable(scene, mentor)
  const { payoutId, admin, stop } = await stopping(scene, bookingId)
  const own = scene.viewerOf(mentor)
  const id = nodeId('Payout', payoutId)
  const mutation = `mutation { payoutStop(input: { payoutId: "${id}", reason: "x" }) { __typename } }`
  expect((await ask(scene, own, mutation)).errors).toMatchObject([{ code: 'FORBIDDEN' }])
  await expect(stopPayout(scene.deps, own, { payoutId, reason })).rejects.toBeInstanceOf(PayoutNotFound)

  const query = `{ node(id: "${id}") { ... on Payout { state stoppable stopped blocks { reason cause } } } }`
  const shown = async (viewer: typeof own) => (await ask(scene, viewer, query)).data.node
  expect(await shown(admin)).toEqual({ state: 'HELD', stoppable: true, stopped: false, blocks: [] })
  await stop()
  const stopped = { state: 'BLOCKED', stoppable: false, stopped: true }
  expect(await shown(own)).toEqual({ ...stopped, blocks: [{ reason: 'ADMIN', cause: payoutId }] })
  const audited = '{ auditEntries { edges { node { action subject { id } } } } }'
  const deeds = (await ask(scene, admin, audited)).data.auditEntries.edges
  expect(deeds).toContainEqual({ node: { action: 'payout.stop', subject: { id } } })
  expect((await ask(scene, own, audited)).errors).toMatchObject([{ code: 'FORBIDDEN' }])
  await scene.settle()
  const mails = (await scene.mail.list()).filter(({ to }) => to.includes(mentor.person.email))
  const told = mails.filter(({ text }) => text.includes('It is being looked at.'))
  expect(told).toHaveLength(1)
  expect(told[0]?.text).not.toContain(reason)
})
