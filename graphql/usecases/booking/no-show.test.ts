import { expect } from 'vitest'
import { BookingNotFound } from '#graphql/domain/booking/errors.ts'
import { BookingTransitionRefused } from '#graphql/domain/booking/state.ts'
import { ask } from '#graphql/testing/ask.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { nodeId } from '../node-id.ts'
import { processPayouts } from '../payout/process-payouts.ts'
import { sendPayout } from '../payout/send-payout.ts'
import { nobody } from '../viewer.ts'
import { correctNoShow } from './correct-no-show.ts'
import { reportNoShow } from './report-no-show.ts'

/** A paid session that begins at this moment, and how its mentor is seen. */
async function begun(scene: Scene) {
  const mentor = await scene.payableMentor()
  const type = await scene.sessionType(mentor)
  const booked = await scene.paid({ type })
  const { startsAt, endsAt, payout } = await scene.booking(booked.bookingId)
  scene.clock.set(startsAt)
  const releaseAt = payout?.releaseAt ?? endsAt
  return { ...booked, startsAt, endsAt, releaseAt, mentor: scene.viewerOf(mentor) }
}

const poorly = ({ deps }: Scene): typeof deps => ({
  ...deps,
  payments: {
    ...deps.payments,
    transfer: async () => ({ status: 'refused', code: 'balance_insufficient', message: 'Not now.' }),
  },
})

test('a mentee who does not come pays as usual, and the mentor can take the report back', async ({
  scene,
}) => {
  const { bookingId, mentor, releaseAt } = await begun(scene)
  await reportNoShow(scene.deps, mentor, { bookingId, who: 'MENTEE' })
  expect(await scene.booking(bookingId)).toMatchObject({ state: 'NO_SHOW', noShowOf: 'MENTEE', refunds: [] })
  await expect(reportNoShow(scene.deps, mentor, { bookingId, who: 'MENTEE' })).rejects.toThrow(
    BookingTransitionRefused,
  )

  await correctNoShow(scene.deps, mentor, bookingId)
  expect(await scene.booking(bookingId)).toMatchObject({ state: 'COMPLETED', noShowOf: null })
  await reportNoShow(scene.deps, mentor, { bookingId, who: 'MENTEE' })
  scene.clock.set(releaseAt)
  await scene.settle()
  expect((await scene.booking(bookingId)).payout).toMatchObject({ state: 'PAID', amountMinor: 7_013n })
  await expect(correctNoShow(scene.deps, mentor, bookingId)).rejects.toThrow(BookingTransitionRefused)
})

test('a mentor who did not come gives everything back, once and for good', async ({ scene }) => {
  const { bookingId, mentor } = await begun(scene)
  await reportNoShow(scene.deps, mentor, { bookingId, who: 'MENTEE' })
  await reportNoShow(scene.deps, mentor, { bookingId, who: 'MENTOR' })
  const back = { amountMinor: 8_250n, cause: 'NO_SHOW', bearer: 'SHARED', actor: 'MENTOR' }
  expect(await scene.booking(bookingId)).toMatchObject({
    state: 'NO_SHOW',
    noShowOf: 'MENTOR',
    refunds: [back],
    payout: { state: 'CANCELLED', amountMinor: 0n },
  })
  await expect(correctNoShow(scene.deps, mentor, bookingId)).rejects.toThrow(BookingTransitionRefused)
  await expect(reportNoShow(scene.deps, mentor, { bookingId, who: 'MENTEE' })).rejects.toThrow(
    BookingTransitionRefused,
  )
  await scene.settle()
  expect((await scene.booking(bookingId)).refunds).toMatchObject([{ ...back, state: 'SUCCEEDED' }])
  expect(await scene.balance('held', bookingId)).toBe(0n)
})

test('a share that was released and not sent yet goes back whole, the platform’s with it', async ({
  scene,
}) => {
  const { bookingId, mentor, endsAt, releaseAt } = await begun(scene)
  scene.clock.set(endsAt)
  await scene.settle()
  scene.clock.set(releaseAt)
  await processPayouts(scene.deps)
  const { payout } = await scene.booking(bookingId)
  await sendPayout(poorly(scene), payout?.id ?? '')
  expect(await scene.balance('mentor_due', bookingId)).toBe(-7_013n)

  await reportNoShow(scene.deps, mentor, { bookingId, who: 'MENTOR' })
  expect((await scene.booking(bookingId)).payout?.state).toBe('CANCELLED')
  await scene.settle()
  for (const account of ['mentor_due', 'platform_fee', 'refund_due', 'mentor_debt'])
    expect(await scene.balance(account, bookingId), account).toBe(0n)
})

test('nobody is missing before the start, and nothing is corrected once the money is on its way', async ({
  scene,
}) => {
  const { bookingId, mentor, startsAt, endsAt, releaseAt } = await begun(scene)
  scene.clock.set(new Date(startsAt.getTime() - 1))
  await expect(reportNoShow(scene.deps, mentor, { bookingId, who: 'MENTEE' })).rejects.toThrow(
    BookingTransitionRefused,
  )
  scene.clock.set(endsAt)
  await scene.settle()
  scene.clock.set(releaseAt)
  await processPayouts(scene.deps)
  await scene.deps.db.payout.updateMany({
    where: { bookingId },
    data: { state: 'SENDING', sentAt: releaseAt },
  })
  for (const who of ['MENTEE', 'MENTOR'] as const)
    await expect(reportNoShow(scene.deps, mentor, { bookingId, who })).rejects.toThrow(
      BookingTransitionRefused,
    )
  await scene.settle()
  expect((await scene.booking(bookingId)).state).toBe('COMPLETED')
})

test('case 24: only the mentor says who did not come; the others find nothing', async ({ scene }) => {
  const { bookingId, guest, mentor } = await begun(scene)
  const admin = scene.viewerOf(await scene.admin())
  const stranger = scene.viewerOf(await scene.mentor())
  for (const viewer of [nobody, guest, admin, stranger]) {
    await expect(reportNoShow(scene.deps, viewer, { bookingId, who: 'MENTEE' })).rejects.toThrow(
      BookingNotFound,
    )
    await expect(correctNoShow(scene.deps, viewer, bookingId)).rejects.toThrow(BookingNotFound)
  }
  const fields = `query ($id: ID!) { booking(id: $id) { noShowOf noShowReportable noShowCorrectable } }`
  const asked = async (viewer: typeof mentor) =>
    (await ask(scene, viewer, fields, { id: nodeId('Booking', bookingId) })).data.booking
  expect(await asked(mentor)).toEqual({
    noShowOf: null,
    noShowReportable: ['MENTEE', 'MENTOR'],
    noShowCorrectable: false,
  })
  expect((await asked(admin)).noShowReportable).toEqual([])

  const report = `mutation ($id: ID!) { bookingReportNoShow(input: { bookingId: $id, who: MENTEE }) { __typename
    ... on Booking { state noShowOf noShowReportable noShowCorrectable } } }`
  const { data } = await ask(scene, mentor, report, { id: nodeId('Booking', bookingId) })
  expect(data.bookingReportNoShow).toEqual({
    __typename: 'Booking',
    state: 'NO_SHOW',
    noShowOf: 'MENTEE',
    noShowReportable: ['MENTOR'],
    noShowCorrectable: true,
  })
})
