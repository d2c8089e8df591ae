import { expect } from 'vitest'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { ask } from '#graphql/testing/ask.ts'
import { daysAhead, type Scene, test } from '#graphql/testing/live.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { refundNow } from '../booking/refund-now.ts'
import { nodeId } from '../node-id.ts'
import { createApiKey } from '../partner/create-key.ts'
import type { PartnerViewer } from '../viewer.ts'
import { setFee } from './set.ts'
import { setServiceFee } from './set-service.ts'

const why = { reason: 'Agreed by mail' }
const at = (scene: Scene, days: number) => ({ startsAt: daysAhead(scene.clock.now(), days) })
const adminOf = async (scene: Scene) => scene.viewerOf(await scene.admin())

async function partner(scene: Scene): Promise<PartnerViewer> {
  const name = `Programme ${Math.random()}`
  const { apiKeyId } = await createApiKey(scene.deps, await adminOf(scene), {
    name,
    scopes: ['READ', 'BOOK'],
  })
  const { programId } = await scene.deps.db.apiKey.findUniqueOrThrow({ where: { id: apiKeyId } })
  return { kind: 'partner', apiKeyId, programId, scopes: ['READ', 'BOOK'] }
}

const bpsOf = async (scene: Scene, { bookingId }: { bookingId: string }) =>
  (await scene.booking(bookingId)).feeBps

test('a booking takes the programme’s fee, else the mentor’s, else the platform’s, and keeps it', async ({
  scene,
}) => {
  const [admin, viewer, mentor] = [await adminOf(scene), await partner(scene), await scene.payableMentor()]
  const type = await scene.sessionType(mentor)
  const before = await scene.paid({ type })
  await setFee(scene.deps, admin, { whose: { mentorId: mentor.id }, basisPoints: 1_000, ...why })
  const own = await scene.book({ type, ...at(scene, 4) })
  const through = await scene.book({ type, viewer, ...at(scene, 5) })
  const { programId } = viewer
  await setFee(scene.deps, admin, { whose: { programId }, basisPoints: 0, ...why })
  const programs = await scene.book({ type, viewer, ...at(scene, 6) })
  await setFee(scene.deps, admin, { whose: { mentorId: mentor.id }, basisPoints: null, ...why })
  const after = await scene.book({ type, ...at(scene, 7) })

  expect(
    await Promise.all([before, own, through, programs, after].map((each) => bpsOf(scene, each))),
  ).toEqual([1_500, 1_000, 1_000, 0, 1_500])
  expect((await scene.booking(before.bookingId)).payout).toMatchObject({ platformFeeMinor: 1_237n })
})

test('the history of a fee is kept, names who and why, and never forks or changes', async ({ scene }) => {
  const [admin, mentor] = [await adminOf(scene), await scene.mentor()]
  const set = (basisPoints: number | null) =>
    setFee(scene.deps, admin, { whose: { mentorId: mentor.id }, basisPoints, ...why })
  await Promise.all([500, 600, 700, 800].map(set))
  const { feeBps: last } = await scene.deps.db.feeChange.findFirstOrThrow({
    where: { mentorId: mentor.id, next: null },
  })
  await set(last)
  await set(null)
  await set(null)

  const all = await scene.deps.db.feeChange.findMany({ where: { mentorId: mentor.id } })
  expect(all.map(({ feeBps }) => feeBps).sort()).toEqual([500, 600, 700, 800, null])
  expect(all.every(({ actorId, reason }) => actorId === admin.personId && reason === why.reason)).toBe(true)
  expect(await scene.deps.db.feeChange.count({ where: { mentorId: mentor.id, next: null } })).toBe(1)
  const audited = await scene.deps.db.auditEntry.findMany({ where: { subjectId: mentor.id } })
  expect(audited.map(({ action }) => action)).toEqual(all.map(() => 'fee.set'))
  for (const change of [
    'update fee_change set fee_bps = 1',
    'delete from fee_change',
    'truncate fee_change cascade',
  ])
    await expect(scene.pool.query(change)).rejects.toThrow(/append/)
})

test('only who there is gets a fee', async ({ scene }) => {
  const nobody = '01890000-0000-7000-8000-000000000000'
  const admin = await adminOf(scene)
  for (const whose of [{ mentorId: nobody }, { programId: nobody }])
    await expect(setFee(scene.deps, admin, { whose, basisPoints: 1, ...why })).rejects.toThrow(InputInvalid)
})

test('a service fee is quoted, paid, kept by the platform and given back by the policy', async ({
  scene,
}) => {
  const [admin, mentor] = [await adminOf(scene), await scene.payableMentor()]
  const [type, free] = [await scene.sessionType(mentor), await scene.sessionType(mentor, { priceMinor: 0n })]
  const fixed = [{ amount: '1.00', currency: 'USD' }]
  await setServiceFee(scene.deps, admin, { basisPoints: 500, fixed, ...why })
  const lines = 'lines { kind amount { amount } }'
  const priceQuote = `priceQuote(input: {}) { ... on PriceQuote { total { amount } ${lines} } }`
  const { data } = await ask(
    scene,
    { kind: 'nobody' },
    `{ node(id: "${nodeId('SessionType', type.id)}") {
    ... on SessionType { ${priceQuote} } } }`,
  )
  expect(data.node.priceQuote).toEqual({
    total: { amount: '87.62' },
    lines: [
      { kind: 'BASE', amount: { amount: '82.50' } },
      { kind: 'SERVICE_FEE', amount: { amount: '5.12' } },
    ],
  })

  const { bookingId, guest } = await scene.paid({ type })
  const { bookingId: freeId } = await scene.book({ type: free, ...at(scene, 4) })
  await setServiceFee(scene.deps, admin, { basisPoints: 0, fixed: [], ...why })
  expect((await scene.booking(freeId)).priceMinor).toBe(0n)
  const paid = await scene.booking(bookingId)
  expect(paid).toMatchObject({ priceMinor: 8_762n, payments: [{ state: 'SUCCEEDED', amountMinor: 8_762n }] })
  expect(paid.payout).toMatchObject({ amountMinor: 7_013n, platformFeeMinor: 1_749n })
  const shown = await scene.pool.query(
    `select hidden->'lines' as lines from sandbox.stripe_object where body->>'client_reference_id' = $1`,
    [bookingId],
  )
  expect(shown.rows[0].lines).toMatchObject([{ unit: 8_250 }, { name: 'Service fee', unit: 512 }])

  scene.clock.set(new Date(paid.startsAt.getTime() - 13 * 3_600_000))
  const quoted = refundNow(await scene.booking(bookingId), 'MENTEE', scene.clock.now())
  await cancelBooking(scene.deps, guest, { bookingId })
  await scene.settle()
  const { refunds, payout } = await scene.booking(bookingId)
  expect(quoted.amount.minor).toBe(4_381n)
  expect(refunds).toMatchObject([{ state: 'SUCCEEDED', amountMinor: 4_381n }])
  expect(payout).toMatchObject({ amountMinor: 3_507n, platformFeeMinor: 874n })
  expect(await scene.balance('held', bookingId)).toBe(-4_381n)
})

test('what is wrong with a service fee is named at once, and setting what holds changes nothing', async ({
  scene,
}) => {
  const admin = await adminOf(scene)
  const before = await scene.deps.db.serviceFeeChange.count()
  const fixed = [{ amount: '0.5', currency: 'JPY' }]
  await expect(
    setServiceFee(scene.deps, admin, { basisPoints: -1, fixed, reason: '' }),
  ).rejects.toMatchObject({
    issues: [{ path: ['basisPoints'] }, { path: ['fixed', 0] }, { path: ['reason'] }],
  })
  const both = {
    basisPoints: 100,
    fixed: [
      { amount: '20', currency: 'JPY' },
      { amount: '0', currency: 'USD' },
    ],
  }
  await Promise.all([1, 2, 3].map(() => setServiceFee(scene.deps, admin, { ...both, ...why })))
  expect(await scene.deps.db.serviceFeeChange.count()).toBe(before + 1)
  expect(await setServiceFee(scene.deps, admin, { basisPoints: 0, fixed: [], ...why })).toEqual({
    feeBps: 0,
    fixed: {},
  })
})

test('a programme sees its own fee, and a mentor theirs; neither sees another’s', async ({ scene }) => {
  const [admin, viewer, mentor] = [await adminOf(scene), await partner(scene), await scene.mentor()]
  const other = await scene.mentor()
  await setFee(scene.deps, admin, { whose: { programId: viewer.programId }, basisPoints: 900, ...why })
  await setFee(scene.deps, admin, { whose: { mentorId: mentor.id }, basisPoints: 1_250, ...why })
  const fee = 'platformFee { basisPoints source }'
  const program = await ask(scene, viewer, `{ programs { edges { node { ${fee} } } } }`)
  expect(program.data.programs.edges).toEqual([
    { node: { platformFee: { basisPoints: 900, source: 'PROGRAM' } } },
  ])
  const type = await scene.sessionType(mentor)
  const asked = `{ node(id: "${nodeId('SessionType', type.id)}") {
    ... on SessionType { mentorShare { amount } mentor { ${fee} } } } }`
  expect((await ask(scene, scene.viewerOf(mentor), asked)).data.node).toEqual({
    mentorShare: { amount: '72.19' },
    mentor: { platformFee: { basisPoints: 1_250, source: 'MENTOR' } },
  })
  for (const stranger of [viewer, scene.viewerOf(other)])
    expect((await ask(scene, stranger, asked)).data.node).toEqual({
      mentorShare: null,
      mentor: { platformFee: null },
    })
})
