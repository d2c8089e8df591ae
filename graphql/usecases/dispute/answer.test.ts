import { expect } from 'vitest'
import { ReasonMissing } from '#graphql/domain/booking/errors.ts'
import { DisputeAnswerRefused, DisputeNotFound } from '#graphql/domain/dispute/answer.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { ask } from '#graphql/testing/ask.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { mailsTo } from '#graphql/testing/packages.ts'
import { nodeId } from '../node-id.ts'
import type { PersonViewer } from '../viewer.ts'
import { acceptDispute, answerDispute } from './answer.ts'

async function contested(scene: Scene, card = '4000000000000259') {
  const { bookingId } = await scene.paid({ card })
  await scene.settle()
  const { id } = await scene.deps.db.dispute.findFirstOrThrow({ where: { bookingId } })
  return { bookingId, disputeId: id }
}

async function adminOf(scene: Scene): Promise<PersonViewer> {
  const { id: personId } = await scene.admin({ name: 'Ada Admin' })
  return { kind: 'person', personId, mentorId: null, admin: true, bookingIds: [] }
}

const reason = 'The session took place.'
const disputeOf = ({ deps }: Scene, id: string) => deps.db.dispute.findUniqueOrThrow({ where: { id } })

/** What the bank has of it. */
async function atTheBank(scene: Scene, id: string) {
  const { providerDisputeId } = await disputeOf(scene, id)
  const { rows } = await scene.pool.query('select body from sandbox.stripe_object where id = $1', [
    providerDisputeId,
  ])
  return rows[0].body
}

test('the evidence is assembled, sent with the admin’s words, once, and kept as it was sent', async ({
  scene,
}) => {
  const admin = await adminOf(scene)
  const { bookingId, disputeId } = await contested(scene)
  const statement = 'They met, as the log shows.'
  await answerDispute(scene.deps, admin, { disputeId, statement, reason })
  const twice = answerDispute(scene.deps, admin, { disputeId, statement, reason })
  await expect(twice).rejects.toThrow(DisputeAnswerRefused)
  await scene.settle()
  expect(await disputeOf(scene, disputeId)).toMatchObject({ state: 'UNDER_REVIEW', answer: 'EVIDENCE' })
  const { evidence } = await atTheBank(scene, disputeId)
  expect(evidence).toMatchObject({
    ...{ uncategorized_text: statement, customer_name: 'Jonas Weber' },
    product_description: expect.stringContaining('In all: $82.50'),
    refund_policy_disclosure: expect.stringContaining('24 hours or more before the start: 100 %'),
    access_activity_log: expect.stringMatching(/booking: confirmed.*[\s\S]*mail to jonas-/),
  })
  const audited = await scene.deps.db.auditEntry.findMany({ where: { subjectId: bookingId } })
  expect(audited).toMatchObject([{ action: 'dispute.answered', reason, actorId: admin.personId }])
  expect(
    scene.calls.filter(({ path }) => path.startsWith('/v1/disputes/') && !path.endsWith('close')),
  ).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ method: 'POST', key: `dispute:${disputeId}:answer:1` }),
    ]),
  )
})

test('evidence that loses ends it at once; who is no admin finds nothing, without a reason nothing is done', async ({
  scene,
}) => {
  const admin = await adminOf(scene)
  const { bookingId, disputeId } = await contested(scene)
  const said = { disputeId, statement: 'losing_evidence', reason }
  await expect(answerDispute(scene.deps, { ...admin, admin: false }, said)).rejects.toThrow(DisputeNotFound)
  await expect(answerDispute(scene.deps, admin, { ...said, reason: ' ' })).rejects.toThrow(ReasonMissing)
  await expect(answerDispute(scene.deps, admin, { ...said, statement: '' })).rejects.toThrow(InputInvalid)
  await answerDispute(scene.deps, admin, said)
  await scene.settle()
  expect(await disputeOf(scene, disputeId)).toMatchObject({ state: 'LOST' })
  expect((await scene.booking(bookingId)).payout).toMatchObject({ state: 'CANCELLED' })
  expect(await scene.mails(bookingId)).toContain('Ana: $82.50: the bank decided for the mentee')
  await expect(acceptDispute(scene.deps, admin, said)).rejects.toThrow(DisputeAnswerRefused)
})

test('given up for lost it is lost; an inquiry cannot be given up, after its day nothing can be sent', async ({
  scene,
}) => {
  const admin = await adminOf(scene)
  const { disputeId } = await contested(scene)
  await acceptDispute(scene.deps, admin, { disputeId, reason })
  await scene.settle()
  expect(await disputeOf(scene, disputeId)).toMatchObject({ state: 'LOST', answer: 'ACCEPTED' })
  const inquiry = await contested(scene, '4000000000001976')
  const given = acceptDispute(scene.deps, admin, { disputeId: inquiry.disputeId, reason })
  await expect(given).rejects.toMatchObject({ because: 'onlyAsked' })
  scene.clock.advance({ hours: 24 * 14 })
  const late = answerDispute(scene.deps, admin, {
    disputeId: inquiry.disputeId,
    statement: 'We met.',
    reason,
  })
  await expect(late).rejects.toMatchObject({ because: 'tooLate' })
})

test('silence repeats the same key, a stored failure looks first, a definite no lets the admin answer anew', async ({
  scene,
}) => {
  const admin = await adminOf(scene)
  const path = '/v1/disputes/{dispute}'
  const post = (status: number) => ({ on: 'call' as const, path, do: 'error' as const, status })
  const { disputeId } = await contested(scene)
  const answer = () => answerDispute(scene.deps, admin, { disputeId, statement: 'We met.', reason })
  await answer()
  await scene.stripe.setFaults({ next: [post(400)] })
  await scene.settle()
  expect(await disputeOf(scene, disputeId)).toMatchObject({
    ...{ answer: null, attempt: 2, failureReason: expect.stringContaining('unknown error') },
  })
  await answer()
  await scene.stripe.setFaults({ next: [post(500), { on: 'call', path, do: 'timeoutAfterEffect' }] })
  for (let again = 0; again < 4; again++) await scene.settle()
  expect(await disputeOf(scene, disputeId)).toMatchObject({ state: 'UNDER_REVIEW' })
  expect((await atTheBank(scene, disputeId)).evidence_details.submission_count).toBe(1)
})

test('admins hear of an answer that was not taken, and once more two days before the bank stops waiting', async ({
  scene,
}) => {
  const admin = await adminOf(scene)
  const { disputeId } = await contested(scene)
  const subjects = async () =>
    (await mailsTo(scene, admin)).filter((subject) => /answer(ed| about)/.test(subject))
  const before = (await subjects()).length
  await answerDispute(scene.deps, admin, { disputeId, statement: 'We met.', reason })
  await scene.stripe.setFaults({
    next: [{ on: 'call', path: '/v1/disputes/{dispute}', do: 'error', status: 400 }],
  })
  await scene.settle()
  await scene.settle()
  const refused = expect.stringMatching(/^The answer about \$82\.50 was not taken: answer anew until /)
  expect((await subjects()).slice(before)).toEqual([refused])
  const { respondBy } = await disputeOf(scene, disputeId)
  scene.clock.set(new Date(respondBy!.getTime() - 49 * 3_600_000))
  await scene.settle()
  expect(await subjects()).toHaveLength(before + 1)
  scene.clock.advance({ hours: 2 })
  await scene.settle()
  await scene.settle()
  const soon = expect.stringMatching(/^Not answered yet: \$82\.50, until /)
  expect((await subjects()).slice(before)).toEqual([refused, soon])
})

test('mentor and admins see a dispute, evidence only admins; a mentee that there is one', async ({
  scene,
}) => {
  const admin = await adminOf(scene)
  const { bookingId, disputeId } = await contested(scene)
  const { mentorId } = await scene.booking(bookingId)
  const { personId } = await scene.deps.db.mentor.findUniqueOrThrow({ where: { id: mentorId } })
  const mentor: PersonViewer = { ...admin, personId, mentorId, admin: false }
  const query = `query ($booking: ID!, $id: ID!) {
    booking(id: $booking) { disputed disputes { state } }
    node(id: $id) { ... on Dispute { amount { amount } answerable evidence { part } } }
  }`
  const variables = { booking: nodeId('Booking', bookingId), id: nodeId('Dispute', disputeId) }
  const seen = async (viewer: Parameters<typeof ask>[1]) => (await ask(scene, viewer, query, variables)).data
  expect(await seen({ kind: 'guest', bookingIds: [bookingId] })).toEqual({
    ...{ booking: { disputed: true, disputes: [] }, node: null },
  })
  expect(await seen(mentor)).toEqual({
    booking: { disputed: true, disputes: [{ state: 'NEEDS_RESPONSE' }] },
    node: { amount: { amount: '82.50' }, answerable: false, evidence: null },
  })
  expect(await seen(admin)).toMatchObject({
    node: { answerable: true, evidence: expect.arrayContaining([{ part: 'STATEMENT' }]) },
  })
})
