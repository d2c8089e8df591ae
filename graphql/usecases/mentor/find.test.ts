import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { nobody } from '../viewer.ts'

const document = `query Find(
  $search: String, $topics: [String!], $languages: [String!], $price: PriceRangeInput
  $durationMinutes: MinutesRangeInput, $freeAt: DateTime, $freeBetween: TimeRangeInput, $freeOn: LocalStretchInput
) {
  mentors(
    search: $search, topics: $topics, languages: $languages, price: $price
    durationMinutes: $durationMinutes, freeAt: $freeAt, freeBetween: $freeBetween, freeOn: $freeOn
  ) {
    totalCount
    edges { node { handle } times { startsAt endsAt sessionType { title } } }
  }
}`

/** Two in UTC, open from nine to five: one gives a short free session, and a long one that costs; the other an hour. */
async function town(house: House, topic: string) {
  const [ana, ben] = [
    await house.mentor({
      timeZone: 'UTC',
      name: 'Ána Ribeiro',
      topics: [topic, 'career'],
      languages: ['pt-BR'],
    }),
    await house.mentor({ timeZone: 'UTC', name: 'Ben Okafor', topics: [topic], languages: ['en'] }),
  ]
  const types = [
    await house.sessionType(ana, { title: 'Hello', durationMinutes: 20, priceMinor: 0n }),
    await house.sessionType(ana, { title: 'Deep dive', durationMinutes: 90, durationChoices: [120] }),
    await house.sessionType(ben, { title: 'An hour', priceMinor: 5_000n }),
  ]
  const find = async (variables: Record<string, unknown>) => {
    const { data, errors } = await ask(house, nobody, document, { topics: [topic], ...variables })
    return { errors, count: data?.mentors.totalCount, edges: data?.mentors.edges ?? [] }
  }
  const names = async (variables: Record<string, unknown>) =>
    (await find(variables)).edges.map(({ node }: { node: { handle: string } }) =>
      node.handle === ana.handle ? 'Ana' : 'Ben',
    )
  return { ana, ben, types, find, names }
}

test('words, languages, price and length are asked of one and the same session', async ({ house }) => {
  const { names } = await town(house, 'knitting')
  expect(await names({})).toEqual(['Ana', 'Ben'])
  expect(await names({ search: 'ribeiro ana' })).toEqual(['Ana'])
  expect(await names({ languages: ['pt'] })).toEqual(['Ana'])
  expect(await names({ languages: ['pt-PT'] })).toEqual([])
  expect(await names({ topics: ['knitting', 'Career'] })).toEqual(['Ana'])
  const atMost = (amount: string, currency = 'USD') => ({ price: { currency, atMost: amount } })
  expect(await names(atMost('60.00'))).toEqual(['Ana', 'Ben'])
  expect(await names(atMost('60.00', 'EUR'))).toEqual(['Ana'])
  expect(await names({ ...atMost('60.00'), durationMinutes: { atLeast: 90 } })).toEqual([])
  expect(await names({ durationMinutes: { atLeast: 100, atMost: 130 } })).toEqual(['Ana'])
})

test('who is free at a time is found with that time, and with the next ones', async ({ house }) => {
  const { find } = await town(house, 'rowing')
  const { edges, count } = await find({ freeAt: '2026-03-10T15:40:00Z' })
  expect(count).toBe(1)
  expect(edges[0].times).toEqual([
    {
      startsAt: '2026-03-10T15:40:00.000Z',
      endsAt: '2026-03-10T16:00:00.000Z',
      sessionType: { title: 'Hello' },
    },
    {
      startsAt: '2026-03-10T16:00:00.000Z',
      endsAt: '2026-03-10T16:20:00.000Z',
      sessionType: { title: 'Hello' },
    },
    {
      startsAt: '2026-03-10T16:20:00.000Z',
      endsAt: '2026-03-10T16:40:00.000Z',
      sessionType: { title: 'Hello' },
    },
  ])
})

test('a session found in a stretch fits into it as a whole', async ({ house }) => {
  const { names } = await town(house, 'sailing')
  const between = (from: string, to: string) => ({
    freeBetween: { from: `2026-03-10T${from}:00Z`, to: `2026-03-10T${to}:00Z` },
  })
  expect(await names(between('10:00', '11:00'))).toEqual(['Ana', 'Ben'])
  expect(await names(between('10:00', '10:59'))).toEqual(['Ana'])
  expect(await names(between('10:01', '10:19'))).toEqual([])
  expect(await names(between('17:00', '23:00'))).toEqual([])
})

test('a stretch of a local day is that of its zone, on the day when clocks change as well', async ({
  house,
}) => {
  const { names } = await town(house, 'surfing')
  const on = (date: string, start: string, end: string, timeZone: string) => ({
    freeOn: { date, start, end, timeZone },
  })
  // 09:00 in UTC is 14:30 in Kolkata, and 05:00 in New York once its clocks have changed.
  expect(await names(on('2026-03-10', '14:30', '14:50', 'Asia/Kolkata'))).toEqual(['Ana'])
  expect(await names(on('2026-03-10', '14:00', '14:45', 'Asia/Kolkata'))).toEqual([])
  expect(await names(on('2026-03-06', '04:00', '04:20', 'America/New_York'))).toEqual(['Ana'])
  expect(await names(on('2026-03-10', '04:00', '04:20', 'America/New_York'))).toEqual([])
  expect(await names(on('2026-03-10', '05:00', '05:20', 'America/New_York'))).toEqual(['Ana'])
  expect(await names(on('2026-03-10', '22:30', '15:00', 'Asia/Kolkata'))).toEqual(['Ana'])
})

test('without a time, the next ones are told; with none in sixty days, none', async ({ house }) => {
  const { ben, find } = await town(house, 'diving')
  const { db } = house.deps
  await db.sessionType.updateMany({
    where: { mentorId: ben.id },
    data: { windowFirst: new Date('2026-08-01'), windowLast: new Date('2026-08-02'), windowDays: null },
  })
  const { edges } = await find({})
  expect(edges.map(({ times }: { times: { startsAt: string }[] }) => times[0]?.startsAt)).toEqual([
    '2026-03-02T12:00:00.000Z',
    undefined,
  ])
})

test('everything that is wrong with a search is said at once', async ({ house }) => {
  const { deps } = house
  const variables = {
    freeAt: '2026-08-01T10:00:00Z',
    freeBetween: { from: '2026-03-10T10:00:00Z', to: '2026-03-10T10:00:00Z' },
    price: { currency: 'USD', atLeast: '20.00', atMost: '10.00' },
    durationMinutes: { atLeast: 0, atMost: 9_000 },
    search: 'x'.repeat(201),
  }
  const { errors, paths } = await refusal({ deps }, variables)
  expect(errors).toEqual(['INPUT_INVALID'])
  expect(paths).toEqual([
    'search',
    'freeBetween',
    'freeAt',
    'freeBetween.to',
    'price.atMost',
    'durationMinutes.atLeast',
    'durationMinutes.atMost',
  ])
  const freeOn = { date: '2026-03-10', start: '9', end: '25:00', timeZone: 'UTC' }
  expect((await refusal({ deps }, { freeOn })).paths).toEqual(['freeOn.start', 'freeOn.end'])
  const tooExact = await refusal({ deps }, { price: { currency: 'JPY', atMost: '10.50' } })
  expect(tooExact.paths).toEqual(['price.atMost'])
})

async function refusal(house: Pick<House, 'deps'>, variables: Record<string, unknown>) {
  const { errors } = await ask(house, nobody, document, variables)
  const issues = errors.flatMap(({ issues = [] }) => issues)
  return { errors: errors.map(({ code }) => code), paths: issues.map(({ path }) => path) }
}
