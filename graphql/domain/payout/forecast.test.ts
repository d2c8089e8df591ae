import { expect, test } from 'vitest'
import { forecastOf, type HeldShare } from './forecast.ts'

const share = (releaseAt: string, minor: bigint, more: Partial<HeldShare> = {}): HeldShare => ({
  releaseAt: new Date(releaseAt),
  endsAt: new Date(Date.parse(releaseAt) - 72 * 3_600_000),
  minor,
  currency: 'USD',
  ...more,
})

const at = new Date('2026-12-09T12:00:00Z')
const lisbon = { at, timeZone: 'Europe/Lisbon', weekStartsOn: 1 }

test('shares are summed by the week of their release, and by currency', () => {
  const shares = [
    share('2026-12-11T10:00:00Z', 7_013n),
    share('2026-12-20T23:59:00Z', 1_000n),
    share('2026-12-21T00:00:00Z', 2_000n),
    share('2026-12-13T10:00:00Z', 500n, { currency: 'JPY' }),
    share('2026-12-12T09:00:00Z', 87n),
  ]
  expect(forecastOf(shares, lisbon)).toEqual([
    { firstDay: '2026-12-07', currency: 'JPY', sessions: 1, ahead: 1, minor: 500n },
    { firstDay: '2026-12-07', currency: 'USD', sessions: 2, ahead: 0, minor: 7_100n },
    { firstDay: '2026-12-14', currency: 'USD', sessions: 1, ahead: 1, minor: 1_000n },
    { firstDay: '2026-12-21', currency: 'USD', sessions: 1, ahead: 1, minor: 2_000n },
  ])
})

test('weeks are the mentor’s own: their zone, and the day on which theirs begins', () => {
  const late = [share('2026-12-13T20:00:00Z', 1n)]
  const firstDays = (timeZone: string, weekStartsOn: number) =>
    forecastOf(late, { at, timeZone, weekStartsOn }).map(({ firstDay }) => firstDay)
  expect(firstDays('Europe/Lisbon', 1)).toEqual(['2026-12-07'])
  expect(firstDays('Asia/Tokyo', 1)).toEqual(['2026-12-14'])
  expect(firstDays('Europe/Lisbon', 0)).toEqual(['2026-12-13'])
})

test('what is due already counts for this week', () => {
  const due = [share('2026-11-30T10:00:00Z', 9n)]
  expect(forecastOf(due, lisbon)).toMatchObject([{ firstDay: '2026-12-07', ahead: 0 }])
})
