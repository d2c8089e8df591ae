import { expect } from 'vitest'
import { ComplaintNotFound } from '#graphql/domain/booking/complaint.ts'
import { ReasonMissing } from '#graphql/domain/booking/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { money } from '#graphql/domain/money/money.ts'
import { ask } from '#graphql/testing/ask.ts'
import { atOnce } from '#graphql/testing/at-once.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { complain, contested, outcome, over } from '#graphql/testing/over.ts'
import { audited, stuckOf } from '#graphql/testing/stuck.ts'
import { nodeId } from '../node-id.ts'
import { decideComplaint } from './decide-complaint.ts'

const reason = 'The call log shows ten minutes.'
const admin = async (scene: Scene) => scene.viewerOf(await scene.admin())
const usd = (minor: bigint) => money(minor, 'USD')

test('case 18: a split gives back to the cent what was decided, and the rest is shared out', async ({
  scene,
}) => {
  const { bookingId, complaintId, releaseAt } = await contested(scene)
  const viewer = await admin(scene)
  await scene.settle()
  expect(await stuckOf(scene, bookingId)).toMatchObject([{ kind: 'COMPLAINT_CONTESTED', actions: [] }])
  await decideComplaint(scene.deps, viewer, { complaintId, decision: 'SPLIT', refund: usd(3_333n), reason })
  expect(await outcome(scene, bookingId)).toEqual({
    state: 'COMPLETED',
    noShowOf: null,
    back: ['COMPLAINT 3333'],
    // What is kept is 49.17; of it the platform has 7.37.
    payout: 'HELD 4180',
    blocks: [],
  })
  await scene.settle()
  scene.clock.set(releaseAt)
  await scene.settle()
  expect(await outcome(scene, bookingId)).toMatchObject({ payout: 'PAID 4180' })
  expect(await scene.balance('platform_fee', bookingId)).toBe(-737n)
  for (const account of ['held', 'refund_due', 'mentor_due'])
    expect(await scene.balance(account, bookingId), account).toBe(0n)
  expect(await audited(scene, bookingId)).toEqual([{ action: 'complaint.split', reason }])
  expect(await stuckOf(scene, bookingId)).toEqual([])
  const told = (await scene.mail.list()).filter(({ text }) => text.includes(reason))
  expect(
    told.map(({ text }) => /\$\d+\.\d\d goes back|Your share, \$\d+\.\d\d/g.exec(text)?.[0]).sort(),
  ).toEqual(['$33.33 goes back', '$33.33 goes back'])
  expect(told.some(({ text }) => /Your share, \$41\.80, leaves on/.test(text))).toBe(true)
})

test('paid: the block ends and the share leaves at its time, or at once when that has passed', async ({
  scene,
}) => {
  const { bookingId, complaintId, releaseAt } = await contested(scene)
  scene.clock.set(new Date(releaseAt.getTime() + 86_400_000))
  await scene.settle()
  expect(await outcome(scene, bookingId)).toMatchObject({ payout: 'HELD 7013', blocks: ['COMPLAINT'] })
  await decideComplaint(scene.deps, await admin(scene), { complaintId, decision: 'PAY', reason })
  await scene.settle()
  expect(await outcome(scene, bookingId)).toMatchObject({ state: 'COMPLETED', back: [], payout: 'PAID 7013' })
})

test('refunded: the mentor did not come, everything goes back', async ({ scene, database }) => {
  const { bookingId, complaintId } = await contested(scene)
  const viewer = await admin(scene)
  const press = () => decideComplaint(scene.deps, viewer, { complaintId, decision: 'REFUND', reason })
  const answers = await atOnce(database, bookingId, [press, press])
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await scene.settle()
  expect(await outcome(scene, bookingId)).toMatchObject({
    state: 'NO_SHOW',
    noShowOf: 'MENTOR',
    back: ['NO_SHOW 8250'],
    payout: 'CANCELLED 0',
  })
  expect(await audited(scene, bookingId)).toEqual([{ action: 'complaint.upheld', reason }])
})

test('nothing is decided before it is contested, by whom it concerns, without a reason or beyond what is left', async ({
  scene,
}) => {
  const waiting = await over(scene)
  const early = await complain(scene, waiting.guest, waiting.bookingId)
  const viewer = await admin(scene)
  const decide = (complaintId: string, more: object = {}, who = viewer) =>
    decideComplaint(scene.deps, who, { complaintId, decision: 'PAY', reason, ...more })
  await expect(decide(early)).rejects.toMatchObject({ because: 'contested' })

  const { complaintId, mentor, bookingId } = await contested(scene)
  await expect(decide(complaintId, {}, mentor)).rejects.toThrow(ComplaintNotFound)
  await expect(decide(complaintId, {}, { ...mentor, admin: true })).rejects.toMatchObject({
    because: 'notYours',
  })
  await expect(decide(complaintId, { reason: ' ' })).rejects.toThrow(ReasonMissing)
  for (const refund of [null, usd(0n), usd(8_250n), usd(9_000n), money(100n, 'EUR')])
    await expect(decide(complaintId, { decision: 'SPLIT', refund })).rejects.toThrow(InputInvalid)
  expect(await outcome(scene, bookingId)).toMatchObject({ back: [], blocks: ['COMPLAINT'] })
  await decide(complaintId)
})

const standing = `query ($id: ID!) { booking(id: $id) { complaintOpen complainable complaint {
  state contestBy refundable { amount } refunded { amount } contestable withdrawable decidable } } }`

test('case 24: each side is told what it may do, and a stranger that there is nothing', async ({ scene }) => {
  const { guest, mentor, bookingId } = await over(scene)
  const [boss, stranger] = [await admin(scene), scene.viewerOf(await scene.mentee())]
  const told = async (viewer: Parameters<typeof ask>[1]) =>
    (await ask(scene, viewer, standing, { id: nodeId('Booking', bookingId) })).data.booking
  expect(await told(guest)).toEqual({ complaintOpen: false, complainable: true, complaint: null })
  expect(await told(mentor)).toEqual({ complaintOpen: false, complainable: false, complaint: null })

  const open = `mutation ($id: ID!) { complaintOpen(input: { bookingId: $id, text: "Nobody came." }) { __typename
    ... on Complaint { id } ... on UserFacingError { code } } }`
  const { data } = await ask(scene, guest, open, { id: nodeId('Booking', bookingId) })
  const { id } = data.complaintOpen
  const may = async (viewer: Parameters<typeof ask>[1]) => {
    const { contestable, withdrawable, decidable } = (await told(viewer)).complaint
    return [contestable, withdrawable, decidable]
  }
  expect([await may(guest), await may(mentor), await may(boss)]).toEqual([
    [false, true, false],
    [true, false, false],
    [false, false, false],
  ])
  const contest = `mutation ($id: ID!) { complaintContest(input: { complaintId: $id, text: "We met." }) { __typename
    ... on UserFacingError { code } } }`
  expect((await ask(scene, stranger, contest, { id })).data.complaintContest.code).toBe('COMPLAINT_NOT_FOUND')
  expect((await ask(scene, mentor, contest, { id })).data.complaintContest.__typename).toBe('Complaint')
  expect(await may(boss)).toEqual([false, false, true])

  const list = '{ complaints(states: [OPEN], first: 100) { edges { node { id refundable { amount } } } } }'
  const listed = async (viewer: Parameters<typeof ask>[1]) =>
    (await ask(scene, viewer, list)).data.complaints.edges.map(
      ({ node }: { node: { id: string } }) => node.id,
    )
  for (const viewer of [guest, mentor, boss]) expect(await listed(viewer)).toContain(id)
  expect(await listed(stranger)).toEqual([])
  const decide = `mutation ($id: ID!, $refund: MoneyInput) { complaintDecide(input: { complaintId: $id,
    decision: SPLIT, refund: $refund, reason: "Half." }) { __typename ... on Complaint { state refunded { amount } } } }`
  const refund = { amount: '41.25', currency: 'USD' }
  expect((await ask(scene, mentor, decide, { id, refund })).errors).toMatchObject([{ code: 'FORBIDDEN' }])
  expect((await ask(scene, boss, decide, { id, refund })).data.complaintDecide).toEqual({
    __typename: 'Complaint',
    state: 'SPLIT',
    refunded: { amount: '41.25' },
  })
})
