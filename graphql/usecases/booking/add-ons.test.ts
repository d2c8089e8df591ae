import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { nodeId } from '../node-id.ts'
import { createSessionType } from '../session-type/create.ts'
import { nobody } from '../viewer.ts'
import { checkoutBooking } from './checkout.ts'

const usd = (amount: string) => ({ amount, currency: 'USD' })
const questions = [
  { kind: 'NUMBER', label: 'Pages to read', required: false, options: [], price: usd('5.00') },
  { kind: 'CHECKBOX', label: 'Recording', required: false, options: [], price: usd('10') },
  {
    kind: 'SELECT',
    label: 'Report',
    required: false,
    options: ['none', 'written'],
    optionPrices: [usd('0'), usd('7.50')],
  },
  {
    kind: 'MULTI_SELECT',
    label: 'Extras',
    required: false,
    options: ['notes', 'slides', 'plan'],
    optionPrices: [usd('1'), usd('2'), usd('4')],
  },
  { kind: 'TEXT', label: 'Topic', required: false, options: [] },
] as const

async function priced(house: House, price = '50.00') {
  const mentor = await house.mentor({ account: 'ready' })
  const viewer = house.viewerOf(mentor)
  const place = { placeKind: 'LINK', placeDetail: 'https://meet.sundial.test/ana' } as const
  const typed = { title: 'Review', price: usd(price), questions, ...place }
  const id = await createSessionType(house.deps, viewer, typed)
  await house.deps.db.sessionType.update({ where: { id }, data: { active: true } })
  const asked = await house.deps.db.question.findMany({
    where: { sessionTypeId: id },
    orderBy: { position: 'asc' },
  })
  const ids = asked.map((question) => question.id)
  const book = (...values: string[]) => {
    const answers = values.flatMap((value, i) => (value ? [{ questionId: ids[i]!, value }] : []))
    return checkoutBooking(house.deps, nobody, {
      sessionTypeId: id,
      startsAt: new Date('2026-03-05T10:00:00Z'),
      timeZone: 'Europe/Lisbon',
      mentee: { name: 'Jonas Weber', email: `jonas-${randomUUID()}@sundial.test` },
      answers,
      idempotencyKey: randomUUID(),
    })
  }
  return { id, viewer, book }
}

const issuesOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'taken',
    ({ issues }: { issues?: { message: string }[] }) => issues?.map(({ message }) => message),
  )

test('answers add to the price, line by line, and that sum is what is asked for', async ({ house }) => {
  const { book } = await priced(house)
  const { bookingId } = await book('3', 'true', 'written', 'plan\nnotes', 'Growth')
  const booking = await house.deps.db.booking.findUniqueOrThrow({
    where: { id: bookingId },
    include: { payments: true },
  })
  expect(booking.priceMinor).toBe(8_750n)
  expect(booking.payments).toMatchObject([
    { amountMinor: 8_750n, parameters: { amount: { minor: '8750', currency: 'USD' } } },
  ])

  const guest = { kind: 'guest', bookingIds: [bookingId] } as const
  const query =
    'query ($id: ID!) { booking(id: $id) { price { amount } priceLines { label amount { amount } } } }'
  const { data, errors } = await ask(house, guest, query, { id: nodeId('Booking', bookingId) })
  expect(errors).toEqual([])
  expect(data.booking).toEqual({
    price: { amount: '87.50' },
    priceLines: [
      ['Review', '50.00'],
      ['Pages to read × 3', '15.00'],
      ['Recording', '10.00'],
      ['Report: written', '7.50'],
      ['Extras: notes', '1.00'],
      ['Extras: plan', '4.00'],
    ].map(([label, amount]) => ({ label, amount: { amount } })),
  })
})

test('50.00 and three pages and the box and the report are 82.50', async ({ house }) => {
  const { book } = await priced(house)
  const { bookingId } = await book('3', 'true', 'written')
  const booking = await house.deps.db.booking.findUniqueOrThrow({ where: { id: bookingId } })
  expect(booking.priceMinor).toBe(8_250n)
})

test('a free session stays free while nothing that costs is chosen, and costs what is chosen', async ({
  house,
}) => {
  const { book } = await priced(house, '0')
  const free = await book('0', 'false', 'none')
  const one = await house.deps.db.booking.findUniqueOrThrow({ where: { id: free.bookingId } })
  expect([one.state, one.priceMinor]).toEqual(['CONFIRMED', 0n])
  await house.deps.db.slotHold.deleteMany({ where: { bookingId: free.bookingId } })
  const paid = await book('', '', '', 'slides')
  const two = await house.deps.db.booking.findUniqueOrThrow({ where: { id: paid.bookingId } })
  expect([two.state, two.priceMinor]).toEqual(['AWAITING_PAYMENT', 200n])
})

test('numbers that cannot be paid for are refused: negative, broken, or beyond all measure', async ({
  house,
}) => {
  const { book } = await priced(house)
  for (const wrong of ['-1', '1001']) {
    expect(await issuesOf(book(wrong))).toEqual(['Answer with a number from 0 to 1000.'])
  }
  expect(await issuesOf(book('2.5'))).toEqual(['Answer with a whole number.'])
  const dear = await priced(house, '999999.99')
  expect(await issuesOf(dear.book('', 'true'))).toEqual([
    'Together this costs more than can be paid at once: 999999.99 USD.',
  ])
})

test('add-on prices are read back as they were set, and only theirs change the currency', async ({
  house,
}) => {
  const { id, viewer } = await priced(house)
  const fields = 'questions { label most price { amount currency } optionPrices { amount } }'
  const update = `mutation ($input: SessionTypeUpdateInput!) { sessionTypeUpdate(input: $input) {
    ... on SessionType { ${fields} } ... on InputInvalid { issues { path message } } } }`
  const save = async (input: object) =>
    (await ask(house, viewer, update, { input: { sessionTypeId: nodeId('SessionType', id), ...input } })).data
      .sessionTypeUpdate
  expect((await save({ title: 'Again' })).questions.slice(0, 3)).toEqual([
    { label: 'Pages to read', most: 1_000, price: usd('5.00'), optionPrices: [] },
    { label: 'Recording', most: null, price: usd('10.00'), optionPrices: [] },
    { label: 'Report', most: null, price: null, optionPrices: [{ amount: '0.00' }, { amount: '7.50' }] },
  ])
  const other = await save({ price: { amount: '50', currency: 'EUR' } })
  expect(other.issues).toContainEqual({
    path: 'questions[0].price',
    message: 'Set it in EUR, like the price of the session.',
  })
})
