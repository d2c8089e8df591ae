import { expect, test } from 'vitest'
import { calendarDays, type MentorCalendar } from './calendar-days.ts'
import type { Weekday } from './schedule.ts'

const weekdays: Weekday[] = [0, 1, 2, 3, 4, 5, 6]

const calendar = (changes: Partial<MentorCalendar> = {}, timeZone = 'Europe/Lisbon'): MentorCalendar => ({
  schedule: {
    timeZone,
    weekly: weekdays.map((weekday) => ({ weekday, startMinute: 0, endMinute: 600 })),
    overrides: [],
  },
  timeOff: [],
  holidays: [],
  travel: [],
  ...changes,
})

const dayOf = (given: MentorCalendar, date: string) => calendarDays(given, null, date, date)[0]!

test('a day says what closes it, and keeps its hours', () => {
  const given = calendar({
    timeOff: [{ firstDate: '2026-08-03', lastDate: '2026-08-04', reason: 'Sea' }],
    holidays: [{ date: '2026-08-05', name: 'A feast' }],
  })
  const days = calendarDays(given, { closedWeekdays: [4] }, '2026-08-02', '2026-08-06')

  expect(days.map(({ closure }) => closure?.code ?? null)).toEqual([
    null,
    'TIME_OFF',
    'TIME_OFF',
    'HOLIDAY',
    'POLICY',
  ])
  expect(days[1]?.hours).toMatchObject([{ startMinute: 0, endMinute: 600 }])
})

test('hours of the date itself beat a holiday, and are told as such', () => {
  const { schedule } = calendar()
  const overrides = [{ date: '2026-12-25', hours: [{ startMinute: 540, endMinute: 600 }] }]
  const day = dayOf(
    calendar({ schedule: { ...schedule, overrides }, holidays: [{ date: '2026-12-25', name: 'Christmas' }] }),
    '2026-12-25',
  )
  expect(day).toMatchObject({ closure: null, overridden: true, hours: [{ startMinute: 540 }] })
})

test('what a clock change skips or repeats within the hours is told, and nothing on other days', () => {
  const unclear = (date: string, zone: string) => dayOf(calendar({}, zone), date).unclear
  const times = (startMinute: number, endMinute: number, clock: string) => [{ startMinute, endMinute, clock }]

  expect(unclear('2026-03-29', 'Europe/Lisbon')).toEqual(times(60, 120, 'SKIPPED'))
  expect(unclear('2026-10-25', 'Europe/Lisbon')).toEqual(times(60, 120, 'REPEATED'))
  expect(unclear('2026-03-08', 'America/New_York')).toEqual(times(120, 180, 'SKIPPED'))
  expect(unclear('2026-04-05', 'Australia/Lord_Howe')).toEqual(times(90, 120, 'REPEATED'))
  expect(unclear('2026-03-30', 'Europe/Lisbon')).toEqual([])
  expect(unclear('2026-03-29', 'Asia/Kolkata')).toEqual([])
})

test('only the part of a clock change that lies within the hours counts, over midnight too', () => {
  const { schedule } = calendar({}, 'Europe/Lisbon')
  const late = { ...schedule, weekly: [{ weekday: 6 as const, startMinute: 1_320, endMinute: 1_530 }] }
  const saturday = dayOf(calendar({ schedule: late }), '2026-03-28')
  const sunday = dayOf(calendar({ schedule: late }), '2026-03-29')

  expect(saturday.unclear).toEqual([{ startMinute: 1_500, endMinute: 1_530, clock: 'SKIPPED' }])
  expect(sunday.unclear).toEqual([])
})

test('a closed day has nothing unclear', () => {
  const timeOff = [{ firstDate: '2026-03-29', lastDate: '2026-03-29' }]
  expect(dayOf(calendar({ timeOff }), '2026-03-29').unclear).toEqual([])
})

test('a trip moves the day to other clocks, both ends included', () => {
  const travel = [{ firstDate: '2026-08-03', lastDate: '2026-08-04', timeZone: 'Asia/Tokyo' }]
  const days = calendarDays(calendar({ travel }), null, '2026-08-02', '2026-08-05')
  expect(days.map(({ timeZone }) => timeZone)).toEqual([
    'Europe/Lisbon',
    'Asia/Tokyo',
    'Asia/Tokyo',
    'Europe/Lisbon',
  ])
  expect(new Date(days[1]!.from).toISOString()).toBe('2026-08-02T15:00:00.000Z')
})

test('days have 23 or 25 hours where clocks change', () => {
  const hours = (date: string) => {
    const { from, to } = dayOf(calendar(), date)
    return (to - from) / 3_600_000
  }
  expect(['2026-03-29', '2026-10-25', '2026-06-01'].map(hours)).toEqual([23, 25, 24])
})
