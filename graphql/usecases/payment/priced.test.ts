import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import { daysAhead, type Scene, test } from '#graphql/testing/live.ts'
import type { SessionType } from '#prisma/generated/client/client.ts'
import { retryCheckout } from '../booking/retry.ts'
import { nodeId } from '../node-id.ts'
import { tellCompany } from '../session-type/tell-company.ts'
import type { Viewer } from '../viewer.ts'

type Line = { minor: string; priceId?: string }

/** A type at 82.50 USD whose price the company knows. */
async function known(scene: Scene) {
  const type = await scene.sessionType(await scene.payableMentor())
  await tellCompany(scene.deps, type.id)
  const { priceId } = await scene.deps.db.companyPrice.findFirstOrThrow({ where: { sessionTypeId: type.id } })
  return { type, priceId: priceId ?? '' }
}

/** What the Checkout of a booking was asked for, and what its page says. */
async function asked(scene: Scene, bookingId: string, url: string | null) {
  const payment = (await scene.booking(bookingId)).payments.at(-1)!
  const { lines } = payment.parameters as { lines: Line[] }
  const page = await (await fetch(url ?? '')).text()
  return { lines: lines.map(({ minor, priceId }) => ({ minor, priceId })), page }
}

const paysInFull = async (scene: Scene, bookingId: string, url: string | null, amountMinor: bigint) => {
  expect(await scene.pay(url)).toBe(303)
  await scene.settle()
  expect(await scene.booking(bookingId)).toMatchObject({
    state: 'CONFIRMED',
    payments: [{ state: 'SUCCEEDED', amountMinor }],
  })
}

test('what was quoted is charged by the price that the company knows, and the page says with whom and when', async ({
  scene,
}) => {
  const { type, priceId } = await known(scene)
  const { bookingId, url } = await scene.book({ type })
  const { lines, page } = await asked(scene, bookingId, url)
  expect(lines).toEqual([{ minor: '8250', priceId }])
  expect(page).toMatch(/Career roadmap with Ana Ribeiro, \d{4}-\d\d-\d\d 10:00 UTC/)
  await paysInFull(scene, bookingId, url, 8_250n)

  const admin = scene.viewerOf(await scene.admin())
  const query = 'query ($id: ID!) { booking(id: $id) { ledger { fact objects { kind id } } } }'
  const { data } = await ask(scene, admin, query, { id: nodeId('Booking', bookingId) })
  expect(data.booking.ledger).toContainEqual({
    fact: 'CAPTURED',
    objects: expect.arrayContaining([{ kind: 'price', id: priceId }]),
  })
})

test('a card that is only saved buys nothing yet: one Session is opened, and none is ended', async ({
  scene,
}) => {
  const { type } = await known(scene)
  const asking = { requiresApproval: true, savesCard: true, pendingHoldsSlot: true }
  const saving = await scene.deps.db.sessionType.update({ where: { id: type.id }, data: asking })
  const { bookingId, url } = await scene.book({ type: saving })
  expect(scene.calls.filter(({ path }) => path.startsWith('/v1/checkout/sessions'))).toHaveLength(1)
  expect(await scene.pay(url)).toBe(303)
  await scene.settle()
  expect((await scene.booking(bookingId)).state).toBe('PENDING')
})

test('an add-on is charged beside it, and a type of which nothing was told as before', async ({ scene }) => {
  const { type, priceId } = await known(scene)
  const question = await scene.deps.db.question.create({
    data: {
      sessionTypeId: type.id,
      position: 0,
      kind: 'CHECKBOX',
      label: 'Recording',
      required: false,
      options: [],
      priceMinor: 750n,
    },
  })
  const answers = [{ questionId: question.id, value: 'true' }]
  const { bookingId, url } = await scene.book({ type, answers })
  expect((await asked(scene, bookingId, url)).lines).toEqual([
    { minor: '8250', priceId },
    { minor: '750', priceId: undefined },
  ])
  await paysInFull(scene, bookingId, url, 9_000n)

  const untold = await scene.book()
  const { lines } = await asked(scene, untold.bookingId, untold.url)
  expect(lines).toEqual([{ minor: '8250', priceId: undefined }])
})

async function anotherAmount({ deps }: Scene, { id: sessionTypeId }: SessionType, priceId: string) {
  const type = await deps.db.companyType.findFirstOrThrow({ where: { sessionTypeId } })
  const made = await deps.payments.publishPrice({
    productId: type.productId ?? '',
    amount: { minor: 9_900n, currency: 'USD' },
    metadata: { priceId: `wrong_${sessionTypeId}`, sessionTypeId },
    idempotencyKey: `price:wrong:${sessionTypeId}`,
  })
  if (made.status !== 'done') throw new Error(made.status)
  await deps.db.companyPrice.update({ where: { priceId }, data: { priceId: made.facts.priceId } })
}

const later: [string, (scene: Scene, type: SessionType, priceId: string) => Promise<unknown>][] = [
  ['that was archived there by hand', (scene, _type, priceId) => scene.deps.payments.withdrawPrice(priceId)],
  [
    'whose type is sold no more there',
    ({ deps }, { id: sessionTypeId, mentorId, title }) =>
      deps.payments.publishType({ sessionTypeId, mentorId, title, offered: false }),
  ],
  ['that is another amount there', anotherAmount],
]

test.for(later)(
  'a price %s changes nothing for the mentee: the quote is charged',
  async ([, happens], { scene }) => {
    const { type, priceId } = await known(scene)
    await happens(scene, type, priceId)
    const { bookingId, url } = await scene.book({ type })
    expect((await asked(scene, bookingId, url)).page).toContain('Pay $82.50')
    await paysInFull(scene, bookingId, url, 8_250n)
  },
)

test('the price that changes while somebody books: who was quoted the old one pays the old one', async ({
  scene,
}) => {
  const { type, priceId } = await known(scene)
  const { bookingId, url } = await scene.book({ type })
  await scene.deps.db.sessionType.update({ where: { id: type.id }, data: { priceMinor: 9_900n } })
  await tellCompany(scene.deps, type.id)
  await paysInFull(scene, bookingId, url, 8_250n)
  expect(await scene.deps.db.companyPrice.findUniqueOrThrow({ where: { priceId } })).toMatchObject({
    state: 'ARCHIVED',
  })
  const startsAt = daysAhead(scene.deps.now(), 4)
  const next = await scene.book({ type, startsAt })
  expect((await asked(scene, next.bookingId, next.url)).page).toContain('Pay $99.00')
})

/** The first Checkout runs out, and the mentee tries once more. */
async function secondTry(scene: Scene, bookingId: string, guest: Viewer) {
  scene.clock.advance({ hours: 2 })
  await scene.settle()
  expect(await scene.booking(bookingId)).toMatchObject({ state: 'EXPIRED', payments: [{ state: 'EXPIRED' }] })
  const again = { bookingId, idempotencyKey: randomUUID() }
  return (await retryCheckout(scene.deps, guest, again)).checkoutUrl
}

test('a second try, after the price went up and down, asks what was quoted at first', async ({ scene }) => {
  const { type } = await known(scene)
  const changed = async (...prices: bigint[]) => {
    for (const priceMinor of prices) {
      await scene.deps.db.sessionType.update({ where: { id: type.id }, data: { priceMinor } })
      await tellCompany(scene.deps, type.id)
    }
  }
  const first = await scene.book({ type })
  await changed(9_900n)
  const url = await secondTry(scene, first.bookingId, first.guest)
  const { lines, page } = await asked(scene, first.bookingId, url)
  expect(lines).toEqual([{ minor: '8250', priceId: undefined }])
  expect(page).toContain('Pay $82.50')
  await changed(8_250n, 9_900n, 8_250n)
  expect(await scene.pay(url)).toBe(303)
  await scene.settle()
  const { state, payments, priceMinor } = await scene.booking(first.bookingId)
  expect([state, priceMinor]).toEqual(['CONFIRMED', 8_250n])
  expect(payments.map((each) => `${each.state} ${each.amountMinor}`)).toEqual([
    'EXPIRED 8250',
    'SUCCEEDED 8250',
  ])
})

test('a Checkout that was begun by a price of another amount, and ended unpaid, is no concern of anybody', async ({
  scene,
}) => {
  const { type, priceId } = await known(scene)
  await anotherAmount(scene, type, priceId)
  const { bookingId, url, guest } = await scene.book({ type })
  await scene.settle()
  expect((await asked(scene, bookingId, url)).page).toContain('Pay $82.50')
  const again = await secondTry(scene, bookingId, guest)
  expect((await asked(scene, bookingId, again)).page).toContain('Pay $82.50')
  expect(await scene.pay(again)).toBe(303)
  await scene.settle()
  expect((await scene.booking(bookingId)).state).toBe('CONFIRMED')
  const dead = await scene.deps.db.inboxEvent.findMany({ where: { deadAt: { not: null } } })
  expect(dead.map(({ type: what, error }) => `${what}: ${error}`)).toEqual([])
})
