import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { changesOf, every, from2024, zonesToTry as zones } from '#graphql/testing/zones.ts'
import {
  ambiguityAt,
  dayKeyOf,
  dayNumberOf,
  instantAt,
  localParts,
  occurrencesOf,
  offsetAt,
  sameZone,
  zoneName,
} from './zone.ts'

test(`offsets and local times of ${zones.length} zones are those of Temporal at every clock change to 2037`, () => {
  expect(zones.length).toBeGreaterThanOrEqual(40)
  let changes = 0
  for (const zone of zones) {
    for (const change of [from2024, ...changesOf(zone)]) {
      changes++
      for (const seconds of [-86_400, -1, 0, 1, 5_400]) {
        const at = change.epochMilliseconds + seconds * 1_000
        const wanted = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
        expect([zone, at, offsetAt(at, zone)]).toEqual([zone, at, wanted.offsetNanoseconds / 1e6])
      }
      const day = change.toZonedDateTimeISO(zone).toPlainDate()
      for (const minutes of [-60, -15, 0, 30, 60, 90, 120, 150, 170, 240, 1_430, 1_440]) {
        const local = day.toPlainDateTime().add({ minutes })
        const wanted = local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds
        expect([zone, `${local}`, instantAt(day.toString(), minutes, zone)]).toEqual([
          zone,
          `${local}`,
          wanted,
        ])
      }
    }
  }
  expect(changes).toBeGreaterThan(500)
}, 60_000)

test('names are accepted in any case, mended, and otherwise kept as given', () => {
  expect(zoneName('asia/kolkata')).toBe('Asia/Kolkata')
  expect(zoneName('ASIA/CALCUTTA')).toBe('Asia/Calcutta')
  expect(zoneName('Europe/Kyiv')).toBe('Europe/Kyiv')
  const tricky =
    'America/Port-au-Prince America/Port_of_Spain Africa/Dar_es_Salaam Europe/Isle_of_Man Antarctica/McMurdo ' +
    'Antarctica/DumontDUrville America/Argentina/ComodRivadavia America/Indiana/Knox America/Knox_IN ' +
    'America/North_Dakota/New_Salem Etc/GMT+5 Etc/GMT-14 Etc/UCT GMT+0 GMT0 UTC EST5EDT NZ-CHAT GB-Eire W-SU PRC ' +
    'Cuba Zulu US/East-Indiana Australia/ACT Australia/LHI Chile/EasterIsland Brazil/DeNoronha Mexico/BajaNorte Asia/Ust-Nera'
  for (const name of [...every, ...tricky.split(' ')]) {
    expect([zoneName(name.toLowerCase()), zoneName(name)]).toEqual([name, name])
  }
})

test.each(['', 'Mars/Olympus', 'Europe/', 'Berlin', '../etc/passwd', 'Europe/Berlin\n', 'x'.repeat(65)])(
  'there is no zone %j',
  (name) => {
    expect(zoneName(name)).toBeNull()
    expect(() => offsetAt(0, name)).toThrow(RangeError)
  },
)

test('two names of one set of rules are one zone', () => {
  expect(sameZone('Asia/Kolkata', 'asia/calcutta')).toBe(true)
  expect(sameZone('Europe/Berlin', 'Europe/Paris')).toBe(false)
  expect(sameZone('Nowhere', 'Nowhere')).toBe(false)
})

test('calendar and clock are those of the zone, whatever the process’s own', () => {
  const at = Date.parse('2026-03-28T23:30:15Z')
  expect(localParts(at, 'Asia/Kathmandu')).toEqual({
    year: 2026,
    month: 3,
    day: 29,
    hour: 5,
    minute: 15,
    second: 15,
    weekday: 0,
    offsetMinutes: 345,
  })
  expect([dayKeyOf(at, 'Asia/Kathmandu'), dayKeyOf(at, 'America/New_York')]).toEqual([
    '2026-03-29',
    '2026-03-28',
  ])
})

test('an hour that comes twice is told apart', () => {
  const at = (iso: string) => ambiguityAt(Date.parse(iso), 'Europe/Berlin')
  expect([
    at('2026-10-24T23:59Z'),
    at('2026-10-25T00:30Z'),
    at('2026-10-25T01:30Z'),
    at('2026-10-25T02:00Z'),
  ]).toEqual([null, 'first', 'second', null])
})

test('a local time is shown once, twice or not at all', () => {
  const berlin = (date: string, minutes: number) => occurrencesOf(date, minutes, 'Europe/Berlin')
  expect([119, 120, 179, 180].map((minutes) => berlin('2026-03-29', minutes))).toEqual([
    'once',
    'skipped',
    'skipped',
    'once',
  ])
  expect([119, 120, 179, 180].map((minutes) => berlin('2026-10-25', minutes))).toEqual([
    'once',
    'twice',
    'twice',
    'once',
  ])
  expect(occurrencesOf('2025-03-30', 0, 'Asia/Beirut')).toBe('skipped')
  expect(occurrencesOf('2026-04-05', 100, 'Australia/Lord_Howe')).toBe('twice')
})

test.each(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', 'today'])('%s is no date', (text) => {
  expect(() => dayNumberOf(text)).toThrow(RangeError)
})
