import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { bought, creditsOf, purchaseOf, spend } from '#graphql/testing/packages.ts'
import { acceptDispute, answerDispute } from '../dispute/answer.ts'
import { nodeId } from '../node-id.ts'

/** One of five sessions took place and was paid to the mentor, one is booked; then the bank contests the payment. */
async function contested(scene: Scene) {
  const admin = await scene.admin()
  const of = await bought(scene)
  const first = await spend(scene, of, 3)
  await spend(scene, of, 30)
  scene.clock.set((await scene.booking(first.bookingId)).payout!.releaseAt)
  await scene.settle()
  await scene.stripe.contest({ charge: (await purchaseOf(scene, of)).payment!.chargeId! })
  await scene.settle()
  const { id: disputeId } = (await purchaseOf(scene, of)).disputes[0]!
  return { of, first, disputeId, admin: scene.viewerOf(admin) }
}

const reason = 'Half of it was used.'
const statement = 'They met, as the log shows.'

async function evidenceAtTheBank(scene: Scene, disputeId: string) {
  const { providerDisputeId } = await scene.deps.db.dispute.findUniqueOrThrow({ where: { id: disputeId } })
  const { rows } = await scene.pool.query('select body from sandbox.stripe_object where id = $1', [
    providerDisputeId,
  ])
  return rows[0].body
}

test('a package’s dispute is answered once, with what was bought, what was used and when, and the terms', async ({
  scene,
}) => {
  const { of, first, disputeId, admin } = await contested(scene)
  const { startsAt } = await scene.booking(first.bookingId)
  await answerDispute(scene.deps, admin, { disputeId, statement, reason })
  const twice = answerDispute(scene.deps, admin, { disputeId, statement, reason })
  await expect(twice).rejects.toMatchObject({ because: 'answered' })
  await scene.settle()
  const { evidence, evidence_details } = await evidenceAtTheBank(scene, disputeId)
  expect(evidence_details.submission_count).toBe(1)
  expect(evidence).toMatchObject({
    uncategorized_text: statement,
    product_description: expect.stringMatching(
      /package of 5 mentoring sessions[\s\S]*In all: \$300\.00[\s\S]*Booked of it: 2 of 5/,
    ),
    service_date: expect.stringContaining(startsAt.toISOString().slice(0, 10)),
    refund_policy_disclosure: expect.stringMatching(/not booked in time[\s\S]*24 hours or more/),
    access_activity_log: expect.stringMatching(
      /package: bought, by mentee[\s\S]*booking: ended[\s\S]*mail to maya\S+: package bought/,
    ),
  })
  expect(evidence.service_date).toContain('(completed)')
  expect((await purchaseOf(scene, of)).disputes).toMatchObject([
    { state: 'UNDER_REVIEW', answer: 'EVIDENCE', settledAt: null },
  ])
  const audited = await scene.deps.db.auditEntry.findMany({ where: { subjectId: of.purchaseId } })
  expect(audited).toMatchObject([{ action: 'dispute.answered', subjectType: 'PackagePurchase', reason }])
})

test('given up for lost, the package is over; won by its evidence, it can be used', async ({ scene }) => {
  const given = await contested(scene)
  await acceptDispute(scene.deps, given.admin, { disputeId: given.disputeId, reason })
  await scene.settle()
  expect(await creditsOf(scene, given.of)).toBe('SSEEE')
  const won = await contested(scene)
  await answerDispute(scene.deps, won.admin, {
    ...{ disputeId: won.disputeId, reason },
    statement: 'winning_evidence',
  })
  await scene.settle()
  expect((await purchaseOf(scene, won.of)).disputes).toMatchObject([{ state: 'WON' }])
  expect((await scene.booking((await spend(scene, won.of, 5)).bookingId)).state).toBe('CONFIRMED')
})

test('admins and its mentor find it in the list, its owner and others do not; the mail leads to the answer', async ({
  scene,
}) => {
  const { of, disputeId, admin } = await contested(scene)
  const query = `query ($id: ID!) {
    disputes(first: 100) { edges { node { id booking { id } purchase { ownerName left } } } }
    node(id: $id) { ... on Dispute { answerable evidence { part } } }
  }`
  const id = nodeId('Dispute', disputeId)
  const seen = async (viewer: Parameters<typeof ask>[1]) => {
    const { data } = await ask(scene, viewer, query, { id })
    const { disputes, node } = data as never as {
      disputes: { edges: { node: { id: string } }[] }
      node: unknown
    }
    return { listed: disputes.edges.map((edge) => edge.node).filter((each) => each.id === id), node }
  }
  const listed = [{ id, booking: null, purchase: { ownerName: expect.any(String), left: 3 } }]
  expect(await seen(admin)).toMatchObject({ listed, node: { answerable: true } })
  expect(await seen(scene.viewerOf(of.mentor))).toEqual({
    ...{ listed, node: { answerable: false, evidence: null } },
  })
  expect(await seen(of.owner)).toEqual({ listed: [], node: null })
  expect(await seen(scene.viewerOf(await scene.mentor()))).toEqual({ listed: [], node: null })
  const mails = await scene.mail.list()
  const alert = mails.find(({ subject }) => /^Dispute of .*: answer until/.test(subject))
  expect(alert!.text).toContain(`/admin/disputes/${id}`)
})
