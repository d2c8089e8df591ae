import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asking, at, hostWith, weekly } from '#graphql/testing/slot-questions.ts'
import { openSlots } from '../availability/slots.ts'
import { createDirectory, putListing, refreshDue, removeListing } from './directory.ts'
import { findMentors } from './find.ts'
import type { Listing } from './listing.ts'
import type { Search } from './search.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const opening = at('2025-03-28T10:00Z')

/** A question as a listing keeps it: with its length. */
function asked(...told: Parameters<typeof asking>) {
  const question = asking(...told)
  return { ...question, durationMinutes: question.rules.durationMinutes }
}

const zone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
)
const range = fc.constantFrom<[string, string]>(
  ['09:00', '12:00'],
  ['13:20', '24:00'],
  ['00:00', '24:00'],
  ['07:30', '08:30'],
)
const block = fc
  .tuple(fc.integer({ min: -60, max: 9_000 }), fc.integer({ min: 5, max: 600 }))
  .map(([from, length]) => ({
    startsAt: opening + from * minute,
    endsAt: opening + (from + length) * minute,
  }))
const offer = fc
  .record({
    timeZone: zone,
    ranges: fc.array(range, { minLength: 1, maxLength: 1 }),
    busy: fc.array(block, { maxLength: 4 }),
    rules: fc.record({
      durationMinutes: fc.constantFrom(15, 45, 60, 100),
      slotIntervalMinutes: fc.constantFrom(null, 5, 20, 45),
      noticeMinutes: fc.constantFrom(0, 50, 240, 1_440),
      windowDays: fc.constantFrom(1, 3, null),
      firstSlotOnly: fc.boolean(),
      optimised: fc.boolean(),
    }),
    priceMinor: fc.constantFrom(0n, 2_000n, 9_000n),
  })
  .map(({ timeZone, ranges, busy, rules, priceMinor }) => ({
    sessionTypeId: `${rules.durationMinutes}-${priceMinor}`,
    priceMinor,
    currency: 'USD' as const,
    lengths: [rules.durationMinutes],
    question: asked([hostWith('host', { schedule: weekly(timeZone, ranges), busy })], rules),
  }))
const listing = fc.record({
  mentorId: fc.integer({ min: 100, max: 139 }).map(String),
  personId: fc.constant('person'),
  handle: fc.constant('somebody'),
  timeZone: fc.constant('UTC'),
  sessionsGiven: fc.nat(3),
  name: fc.constantFrom('José Álvarez', 'Ana Ribeiro', 'Mia Sand'),
  headline: fc.constant('Career roadmaps'),
  topics: fc.subarray(['career', 'sql', 'go']),
  languages: fc.subarray(['en', 'pt-BR', 'pt-PT']),
  offers: fc.array(offer, { minLength: 1, maxLength: 2 }),
})
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ put: listing }) },
  { weight: 1, arbitrary: fc.record({ remove: fc.integer({ min: 100, max: 139 }).map(String) }) },
  { weight: 2, arbitrary: fc.record({ pass: fc.integer({ min: 1, max: 700 }) }) },
)
const when = fc.integer({ min: -5, max: 300 }).map((n) => opening + n * 15 * minute + (n % 3) * 5 * minute)
const search: fc.Arbitrary<Search> = fc.record(
  {
    text: fc.constantFrom('jose', 'ana road', 'go'),
    topics: fc.constantFrom(['sql'], ['sql', 'go']),
    languages: fc.constantFrom(['pt'], ['pt-BR', 'en']),
    price: fc.constantFrom(
      { atLeast: null, atMost: { minor: 5_000n, currency: 'USD' as const } },
      { atLeast: { minor: 1n, currency: 'USD' as const }, atMost: null },
      { atLeast: null, atMost: { minor: 5_000n, currency: 'EUR' as const } },
    ),
    durationMinutes: fc.constantFrom({ atLeast: 30, atMost: 60 }, { atLeast: null, atMost: 15 }),
    freeAt: when,
    freeBetween: fc
      .tuple(when, fc.integer({ min: 1, max: 4_000 }))
      .map(([from, length]) => ({ from, to: from + length * minute })),
  },
  { requiredKeys: [] },
)

/** The same answer without any list or bit: every listing is asked for every offer. */
function oneByOne(listings: readonly Listing[], search: Search, now: number): string[] {
  const { freeAt, freeBetween, price, durationMinutes } = search
  const from = freeAt ?? freeBetween?.from
  const to = freeAt != null ? freeAt + 1 : freeBetween?.to
  const fits = ({ offers }: Listing) =>
    offers.some(({ priceMinor, currency, lengths: [length = 0], question }) => {
      const { atLeast, atMost } = price ?? {}
      if (atLeast && (priceMinor < atLeast.minor || (priceMinor > 0n && currency !== atLeast.currency)))
        return false
      if (atMost && (priceMinor > atMost.minor || (priceMinor > 0n && currency !== atMost.currency)))
        return false
      if (length < (durationMinutes?.atLeast ?? 0) || length > (durationMinutes?.atMost ?? 9_999))
        return false
      if (from === undefined || to === undefined) return true
      const slots = openSlots({ ...question, now, from, to: Math.max(from, to) })
      return slots.some(({ endsAt }) => freeAt != null || endsAt <= to)
    })
  const said = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return listings
    .filter(fits)
    .filter(({ topics }) => (search.topics ?? []).every((topic) => topics.includes(topic)))
    .filter(({ languages }) => {
      const wanted = search.languages ?? []
      return (
        wanted.length === 0 ||
        languages.some((tag) => wanted.some((one) => tag === one || tag.startsWith(`${one}-`)))
      )
    })
    .filter(({ name, headline, topics }) =>
      (search.text ?? '')
        .split(' ')
        .every((word) => said([name, headline, ...topics].join('\n')).includes(word)),
    )
    .sort((a, b) => b.sessionsGiven - a.sessionsGiven || (a.mentorId < b.mentorId ? -1 : 1))
    .map(({ mentorId }) => mentorId)
}

const everybody = { limit: 1_000, from: null, backwards: false }

test('a search finds exactly those whom the engine finds one by one, whatever has changed and however time went on', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 60 }),
      fc.array(search, { minLength: 4, maxLength: 8 }),
      (steps, searches) => {
        const directory = createDirectory(opening, 0)
        const listings = new Map<string, Listing>()
        let now = opening
        for (const one of steps) {
          if ('put' in one) {
            putListing(directory, one.put, now)
            listings.set(one.put.mentorId, one.put)
          } else if ('remove' in one) {
            removeListing(directory, one.remove)
            listings.delete(one.remove)
          } else {
            now += one.pass * minute
            while (refreshDue(directory, now, 3) === 3);
          }
        }
        for (const asked of searches) {
          const found = findMentors(directory, asked, everybody, 1, now).map(({ mentorId }) => mentorId)
          expect(found).toEqual(oneByOne([...listings.values()], asked, now))
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('pages of any size, forwards and backwards, go through the whole list once', () => {
  fc.assert(
    fc.property(
      fc.array(listing, { maxLength: 60 }),
      fc.integer({ min: 1, max: 7 }),
      fc.boolean(),
      (some, limit, backwards) => {
        const directory = createDirectory(opening, 0)
        for (const one of some) putListing(directory, one, opening)
        const all = findMentors(directory, {}, everybody, 0, opening)
        const seen: typeof all = []
        for (;;) {
          const page = findMentors(directory, {}, { limit, from: seen.at(-1) ?? null, backwards }, 0, opening)
          seen.push(...page)
          if (page.length < limit) break
        }
        expect(backwards ? seen.reverse() : seen).toEqual(all)
      },
    ),
  )
})

test('a day beyond the last one that is kept is no mistake, and a place that nobody has is a place', () => {
  const directory = createDirectory(opening, 0)
  expect(findMentors(directory, { freeAt: opening + 90 * day }, everybody, 3, opening)).toEqual([])
  const from = { mentorId: '100', sessionsGiven: 1 }
  expect(findMentors(directory, {}, { limit: 5, from, backwards: true }, 3, opening)).toEqual([])
})

function directoryOf(rules: Parameters<typeof asking>[1]) {
  const directory = createDirectory(opening, 0)
  const question = asked([hostWith('host', { schedule: weekly('UTC', [['00:00', '24:00']]) })], rules)
  const lengths = [question.rules.durationMinutes]
  const offers = [{ sessionTypeId: 'type', priceMinor: 0n, currency: 'USD' as const, lengths, question }]
  const listing = {
    mentorId: 'a',
    personId: 'person',
    handle: 'ana',
    timeZone: 'UTC',
    sessionsGiven: 0,
    name: 'Ana',
    headline: '',
    topics: [],
    languages: [],
    offers,
  }
  putListing(directory, listing, opening)
  return (freeAt: string, now: number) => {
    refreshDue(directory, now, 10)
    return findMentors(directory, { freeAt: at(freeAt) }, everybody, 1, now).length === 1
  }
}

test('when the notice eats into open hours, the starts behind it move, and are found where they are now', () => {
  const isFound = directoryOf({ durationMinutes: 45, noticeMinutes: 60 })
  expect([isFound('2025-03-28T11:45Z', opening), isFound('2025-03-28T12:15Z', opening)]).toEqual([
    true,
    false,
  ])
  const later = opening + 20 * minute
  expect([isFound('2025-03-28T11:45Z', later), isFound('2025-03-28T12:15Z', later)]).toEqual([false, true])
})

test('when the day ends, the next day of the booking window opens', () => {
  const isFound = directoryOf({ windowDays: 1 })
  expect(isFound('2025-03-30T09:00Z', opening + 13 * hour)).toBe(false)
  expect(isFound('2025-03-30T09:00Z', opening + 14 * hour)).toBe(true)
})
