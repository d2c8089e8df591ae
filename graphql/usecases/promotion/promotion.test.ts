import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { TooManyAttempts } from '#graphql/domain/account/errors.ts'
import { PromotionRefused } from '#graphql/domain/booking/errors.ts'
import { PromotionNotFound } from '#graphql/domain/promotion/errors.ts'
import { daysAhead, type Scene, test } from '#graphql/testing/live.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { retryCheckout } from '../booking/retry.ts'
import { createPromotion } from './create.ts'
import { withdrawPromotion } from './withdraw.ts'

type Draft = Parameters<typeof createPromotion>[2]

const unknown = 'This code is not valid here. Check its spelling, or go on without it.'
const newCode = () => `C-${randomUUID().slice(0, 8)}`

/** A paid type of a new mentor, and a code of that mentor's for it. */
async function withCode(scene: Scene, draft: Partial<Draft> = {}) {
  const mentor = await scene.payableMentor()
  const type = await scene.sessionType(mentor)
  const code = newCode()
  const off = draft.amountOff ? {} : { percentOff: 20 }
  const id = await createPromotion(scene.deps, scene.viewerOf(mentor), {
    code,
    bearer: 'MENTOR',
    ...off,
    ...draft,
  })
  return { mentor, type, code, id }
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'taken',
    (error: Error & { issues?: { path: string[]; message: string }[] }) =>
      error.issues?.map(({ path, message }) => `${path.join('.')}: ${message}`).join() ?? error,
  )

const bookedAt = (scene: Scene, days: number) => ({ startsAt: daysAhead(scene.deps.now(), days) })

test('a mentor’s code takes its share off what is charged and off the mentor’s earnings', async ({
  scene,
}) => {
  const { type, code, id } = await withCode(scene)
  const { bookingId } = await scene.paid({ type, promotionCode: ` ${code.toLowerCase()} ` })
  const booking = await scene.booking(bookingId)
  expect(booking).toMatchObject({
    priceMinor: 6_600n,
    promotionId: id,
    payments: [{ amountMinor: 6_600n, state: 'SUCCEEDED' }],
    payout: { amountMinor: 5_610n, fromBalanceMinor: 0n, platformFeeMinor: 990n },
  })
  expect(booking.breakdown).toMatchObject({ mentorDiscount: '1650', platformDiscount: '0', listed: '8250' })
  const mails = await scene.mail.list()
  const told = mails.slice(0, 2).map(({ text }) => text)
  expect(told.some((text) => text.includes(`Discount ${code.toUpperCase()}: -$16.50`))).toBe(true)
  expect(told.some((text) => text.includes('$16.50 off, borne by the mentor'))).toBe(true)
})

test('a code that is none, another mentor’s, and a withdrawn one of theirs read the same', async ({
  scene,
}) => {
  const { type } = await withCode(scene)
  const other = await withCode(scene)
  const gone = await withCode(scene)
  await withdrawPromotion(scene.deps, scene.viewerOf(gone.mentor), gone.id)
  for (const promotionCode of [newCode(), other.code, gone.code, 'no code at all', '; drop table'])
    expect(await refusal(scene.book({ type, promotionCode }))).toBe(`promotionCode: ${unknown}`)
  expect(await refusal(scene.book({ type: gone.type, promotionCode: gone.code }))).toBe(
    'promotionCode: This code is no longer valid.',
  )
  expect(await scene.deps.db.booking.count({ where: { sessionTypeId: type.id } })).toBe(0)
})

test('of twenty at once exactly one gets the last use', async ({ scene }) => {
  const { type, code, id } = await withCode(scene, { mostUses: 3 })
  await scene.book({ type, promotionCode: code, ...bookedAt(scene, 30) })
  await scene.book({ type, promotionCode: code, ...bookedAt(scene, 31) })
  const tries = Array.from({ length: 20 }, (_, i) =>
    refusal(scene.book({ type, promotionCode: code, ...bookedAt(scene, 3 + i) })),
  )
  const outcomes = await Promise.all(tries)
  const usedUp = 'promotionCode: This code has been used as often as it can be.'
  expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome === usedUp)).toHaveLength(19)
  expect(await scene.deps.db.booking.count({ where: { promotionId: id } })).toBe(3)
})

test('a booking that ended unpaid gives its use back; its retry takes it anew, or is told', async ({
  scene,
}) => {
  const { type, code } = await withCode(scene, { mostUses: 1 })
  const first = await scene.book({ type, promotionCode: code })
  scene.clock.advance({ minutes: 40 })
  await scene.settle()
  expect((await scene.booking(first.bookingId)).state).toBe('EXPIRED')
  const retry = () =>
    retryCheckout(scene.deps, first.guest, { bookingId: first.bookingId, idempotencyKey: randomUUID() })
  await retry()
  expect(await refusal(scene.book({ type, promotionCode: code, ...bookedAt(scene, 9) }))).toMatch(
    /used as often/,
  )
  scene.clock.advance({ minutes: 40 })
  await scene.settle()
  const second = await scene.paid({ type, promotionCode: code, ...bookedAt(scene, 9) })
  await expect(retry()).rejects.toThrow(PromotionRefused)
  await cancelBooking(scene.deps, second.guest, { bookingId: second.bookingId })
  await scene.settle()
  expect((await retry()).checkoutUrl).toMatch(/^http/)
})

test('a payment that comes after somebody else had the last use goes back in full', async ({ scene }) => {
  const { type, code } = await withCode(scene, { mostUses: 1 })
  const late = await scene.book({ type, promotionCode: code })
  await scene.stripe.setFaults({
    next: [
      { on: 'call', path: '/v1/checkout/sessions/{session}/expire', do: 'error', status: 429, times: 999 },
    ],
  })
  scene.clock.advance({ minutes: 35 })
  await scene.settle()
  expect((await scene.booking(late.bookingId)).state).toBe('EXPIRED')
  await scene.paid({ type, promotionCode: code, ...bookedAt(scene, 9) })
  expect(await scene.pay(late.url)).toBe(303)
  await scene.settle()
  expect(await scene.booking(late.bookingId)).toMatchObject({
    state: 'EXPIRED',
    refunds: [{ cause: 'LATE_PAYMENT', amountMinor: 6_600n, state: 'SUCCEEDED' }],
  })
})

test('a code for a first session looks at the person and the address, in any case', async ({ scene }) => {
  const { type, code } = await withCode(scene, { firstBookingOnly: true })
  const email = `maya-${randomUUID().slice(0, 6)}@sundial.test`
  const mentee = { name: 'Maya Osei', email }
  await scene.paid({ type, mentee })
  const again = { name: 'Maya Osei', email: email.toUpperCase() }
  const notFirst = 'promotionCode: This code is for a first session with this mentor.'
  const next = { type, promotionCode: code, ...bookedAt(scene, 5) }
  expect(await refusal(scene.book({ ...next, mentee: again }))).toBe(notFirst)
  const person = await scene.mentee()
  const viewer = scene.viewerOf(person)
  await scene.book({ ...next, viewer })
  const away = { name: person.name, email: person.email.toUpperCase() }
  expect(await refusal(scene.book({ ...next, ...bookedAt(scene, 6), mentee: away }))).toBe(notFirst)
})

test('who guesses at codes is stopped, and is not told of a good one any more', async ({ scene }) => {
  const { type, code } = await withCode(scene)
  const source = randomUUID()
  for (let i = 0; i < 20; i++)
    expect(await refusal(scene.book({ type, promotionCode: newCode(), source }))).toMatch(/not valid/)
  await expect(scene.book({ type, promotionCode: code, source })).rejects.toThrow(TooManyAttempts)
  expect(await refusal(scene.book({ type, promotionCode: code, source: randomUUID() }))).toBe('taken')
})

test('a code of the mentor’s for everything books without paying, and nobody is paid', async ({ scene }) => {
  const { type, code } = await withCode(scene, { percentOff: 100 })
  const { bookingId, url } = await scene.book({ type, promotionCode: code })
  await scene.settle()
  expect(url).toBeNull()
  expect(await scene.booking(bookingId)).toMatchObject({ state: 'CONFIRMED', payments: [], payout: null })
  expect(scene.calls.filter(({ path }) => path.includes('checkout'))).toEqual([])
})

test('whoever may not make a code, and what no code can be, is refused', async ({ scene }) => {
  const { deps } = scene
  const mentor = await scene.mentor()
  const [viewer, admin] = [scene.viewerOf(mentor), scene.viewerOf(await scene.admin())]
  const made = (who: typeof viewer, draft: Partial<Draft>) =>
    refusal(createPromotion(deps, who, { code: newCode(), bearer: 'MENTOR', percentOff: 10, ...draft }))
  expect(await made(viewer, { bearer: 'PLATFORM' })).toMatch(/^bearer: Only admins/)
  expect(await made(admin, {})).toMatch(/^bearer: Only mentors/)
  expect(await made(viewer, { mentorId: (await scene.mentor()).id })).toMatch(/^mentorId/)
  expect(await made(viewer, { percentOff: 101 })).toMatch(/^percentOff/)
  expect(await made(viewer, { percentOff: null })).toMatch(/^percentOff/)
  expect(await made(viewer, { amountOff: { amount: '5', currency: 'USD' } })).toMatch(/^amountOff/)
  const sek = { percentOff: null, amountOff: { amount: '5', currency: 'SEK' } }
  expect(await made(viewer, sek)).toBe(
    'amountOff: Nothing is sold in SEK here. Give it in USD or EUR or JPY.',
  )
  expect(await made(viewer, { code: 'a b' })).toMatch(/^code/)
  expect(await made(viewer, { validUntil: deps.now() })).toMatch(/^validUntil/)
  expect(await made(viewer, { mostUses: 0 })).toMatch(/^mostUses/)
  const code = newCode()
  expect(await made(viewer, { code })).toBe('taken')
  expect(await made(admin, { code: code.toLowerCase(), bearer: 'PLATFORM' })).toBe(
    'code: This code is taken.',
  )
  const id = await createPromotion(deps, admin, { code: newCode(), bearer: 'PLATFORM', percentOff: 5 })
  await expect(withdrawPromotion(deps, viewer, id)).rejects.toThrow(PromotionNotFound)
  await expect(deps.db.promotion.update({ where: { id }, data: { percentOff: 0 } })).rejects.toThrow(
    /promotion_off/,
  )
})
