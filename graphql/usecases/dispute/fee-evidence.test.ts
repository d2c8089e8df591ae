import { expect } from 'vitest'
import { type Scene, test } from '#graphql/testing/live.ts'
import { reportNoShow } from '../booking/report-no-show.ts'
import { evidenceFor } from './assemble.ts'

/** A free session whose mentee did not come, paid the fee that was agreed, and has the bank contest that. */
async function contested(scene: Scene): Promise<string> {
  const mentor = await scene.payableMentor()
  const type = await scene.sessionType(mentor, { priceMinor: 0n, noShowFeeMinor: 2_000n })
  const acceptedNoShowFee = { amount: '20.00', currency: 'USD' }
  const { bookingId, url } = await scene.book({ type, acceptedNoShowFee })
  await scene.pay(url)
  await scene.settle()
  scene.clock.set((await scene.booking(bookingId)).endsAt)
  await scene.settle()
  await reportNoShow(scene.deps, scene.viewerOf(mentor), { bookingId, who: 'MENTEE' })
  scene.clock.advance({ hours: 48 })
  await scene.settle()
  const { payments } = await scene.booking(bookingId)
  await scene.stripe.contest({ charge: payments.find(({ chargeId }) => chargeId)!.chargeId! })
  await scene.settle()
  return bookingId
}

async function evidenceNow({ deps }: Scene, bookingId: string): Promise<Record<string, string>> {
  const dispute = await deps.db.dispute.findFirstOrThrow({ where: { bookingId } })
  const parts = await evidenceFor(deps, dispute)
  return Object.fromEntries(parts.map(({ part, text }) => [part, text]))
}

test('of a fee for not coming the evidence is what was agreed, and no terms of a cancellation', async ({
  scene,
}) => {
  const said = await evidenceNow(scene, await contested(scene))
  expect(said.product).toMatch(/^A fee of \$20\.00 for not coming to a mentoring session/)
  expect(said.refundPolicy).toContain('agreed that $20.00 may be charged to the card if they do not come')
  expect(said.refundPolicy).not.toContain('hours or more before the start')
  expect(said.statement).toMatch(/agreed to pay \$20\.00 for not coming.*reported on .* they did not\.$/)
  expect(said.statement).not.toContain('paid for it')
})

test('of a booking through a programme nobody claims that its customer saw our page', async ({ scene }) => {
  const bookingId = await contested(scene)
  const { db } = scene.deps
  const program = await db.program.create({ data: { name: 'Lisbon Founders', slug: 'lisbon-founders' } })
  await db.booking.update({ where: { id: bookingId }, data: { programId: program.id } })
  const said = await evidenceNow(scene, bookingId)
  expect(said.refundPolicy).toContain('with Lisbon Founders, whose request said')
  expect(said.refundPolicy).not.toContain('ticking')
})

test('the same of a session that was paid', async ({ scene }) => {
  const { bookingId } = await scene.paid({ card: '4000000000000259' })
  await scene.settle()
  const { db } = scene.deps
  expect((await evidenceNow(scene, bookingId)).refundPolicy).toMatch(/^Shown on the page/)
  const program = await db.program.create({ data: { name: 'Porto Makers', slug: 'porto-makers' } })
  await db.booking.update({ where: { id: bookingId }, data: { programId: program.id } })
  const said = await evidenceNow(scene, bookingId)
  expect(said.refundPolicy).toMatch(/^Part of the quote that Porto Makers, .* 24 hours or more/s)
  expect(said.statement).toContain('booked with Porto Makers')
})
