import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { ReasonMissing } from '#graphql/domain/booking/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { ask } from '#graphql/testing/ask.ts'
import { daysAhead, type Scene, test } from '#graphql/testing/live.ts'
import { arrived } from '#graphql/testing/shares.ts'
import { rescheduleBooking } from '../booking/reschedule.ts'
import { nodeId } from '../node-id.ts'
import type { PersonViewer, Viewer } from '../viewer.ts'
import { createApiKey } from './create-key.ts'
import { saveHold } from './save-hold.ts'

const reason = 'Their contract says so.'
const hour = 3_600_000
const shown = 'query ($id: ID!) { booking(id: $id) { keptCard { neededUntil } } }'

async function programme(scene: Scene): Promise<{ admin: PersonViewer; partner: Viewer; programId: string }> {
  const admin = scene.viewerOf(await scene.admin())
  const { apiKeyId } = await createApiKey(scene.deps, admin, {
    name: `Discover ${randomUUID()}`,
    scopes: ['READ', 'BOOK'],
  })
  const { programId } = await scene.deps.db.apiKey.findUniqueOrThrow({ where: { id: apiKeyId } })
  return { admin, programId, partner: { kind: 'partner', apiKeyId, programId, scopes: ['READ', 'BOOK'] } }
}

/** Books, pays, and answers how many hours after its end the share is to leave. */
async function held(scene: Scene, viewer: Viewer, later: number) {
  const type = await scene.sessionType(await scene.payableMentor())
  const startsAt = daysAhead(scene.clock.now(), later)
  const { bookingId, url } = await scene.book({ type, viewer, startsAt })
  await scene.pay(url)
  await scene.settle()
  return { bookingId, hours: await hoursOf(scene, bookingId) }
}

async function hoursOf(scene: Scene, bookingId: string): Promise<number> {
  const { payout, endsAt } = await scene.booking(bookingId)
  return (payout!.releaseAt.getTime() - endsAt.getTime()) / hour
}

test('what a programme books is held as long as is said for it, to the second, also when it is moved', async ({
  scene,
}) => {
  const { admin, partner, programId } = await programme(scene)
  await saveHold(scene.deps, admin, { programId, hours: 240, reason })
  const { bookingId, hours } = await held(scene, partner, 3)
  expect(hours).toBe(240)
  await saveHold(scene.deps, admin, { programId, hours: 24, reason })
  const startsAt = daysAhead(scene.clock.now(), 4)
  await rescheduleBooking(scene.deps, partner, { bookingId, startsAt, idempotencyKey: randomUUID() })
  expect(await hoursOf(scene, bookingId)).toBe(240)
  expect((await held(scene, partner, 5)).hours).toBe(24)

  const { payout } = await scene.booking(bookingId)
  scene.clock.set(new Date(payout!.releaseAt.getTime() - 1_000))
  await scene.settle()
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual([])
  scene.clock.set(payout!.releaseAt)
  await scene.settle()
  expect(await arrived(scene, bookingId)).toEqual([7_013])
})

test('a card for a fee is kept as long as the programme holds its shares', async ({ scene }) => {
  const { admin, partner, programId } = await programme(scene)
  const kept = async (hours: number) => {
    await saveHold(scene.deps, admin, { programId, hours, reason })
    const type = await scene.sessionType(await scene.payableMentor(), {
      priceMinor: 0n,
      noShowFeeMinor: 2_000n,
    })
    const acceptedNoShowFee = { amount: '20.00', currency: 'USD' }
    const startsAt = daysAhead(scene.clock.now(), 3)
    const { bookingId, url } = await scene.book({ type, viewer: partner, startsAt, acceptedNoShowFee })
    await scene.pay(url)
    await scene.settle()
    const { endsAt } = await scene.booking(bookingId)
    const until = endsAt.getTime() + hours * hour
    const seen: (string | Date | null | undefined)[] = []
    for (const at of [until - 1_000, until]) {
      scene.clock.set(new Date(at))
      await scene.settle()
      seen.push((await scene.booking(bookingId)).payments[0]?.state)
      const { keptCard } = (await ask(scene, partner, shown, { id: nodeId('Booking', bookingId) })).data
        .booking
      seen.push(keptCard && (Date.parse(keptCard.neededUntil) - endsAt.getTime()) / hour)
    }
    return seen
  }
  expect(await kept(240)).toEqual(['SAVED', 240, 'VOIDED', null])
  expect(await kept(24)).toEqual(['SAVED', 24, 'VOIDED', null])
})

test('without a word of its own a programme’s shares are held as all others', async ({ scene }) => {
  const { admin, partner, programId } = await programme(scene)
  expect((await held(scene, partner, 3)).hours).toBe(72)
  await saveHold(scene.deps, admin, { programId, hours: 48, reason })
  await saveHold(scene.deps, admin, { programId, hours: null, reason })
  expect((await held(scene, partner, 4)).hours).toBe(72)
  const deeds = await scene.deps.db.auditEntry.findMany({
    where: { action: 'program.hold', subjectId: programId },
  })
  expect(deeds.map((deed) => deed.reason).sort()).toEqual([
    `48 hours: ${reason}`,
    `the platform’s again: ${reason}`,
  ])
})

test('no hold that the payment company would not let us keep, and none without a reason', async ({
  scene,
}) => {
  const { admin, programId } = await programme(scene)
  for (const hours of [23, 505])
    await expect(saveHold(scene.deps, admin, { programId, hours, reason })).rejects.toBeInstanceOf(
      InputInvalid,
    )
  const silent = saveHold(scene.deps, admin, { programId, hours: 72, reason: ' ' })
  await expect(silent).rejects.toBeInstanceOf(ReasonMissing)
  const { payoutHoldHours } = await scene.deps.db.program.findUniqueOrThrow({ where: { id: programId } })
  expect(payoutHoldHours).toBeNull()
})
