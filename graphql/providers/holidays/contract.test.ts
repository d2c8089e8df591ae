import { expect, test } from 'vitest'
import { dateHolidays } from './date-holidays.ts'

const holidays = dateHolidays()
const names = (country: string, region: string | null, date: string) =>
  holidays.between(country, region, date, date).map(({ name }) => name)

test('a country has its public holidays, both ends included and nothing else', () => {
  expect(holidays.between('PT', null, '2026-04-25', '2026-06-10')).toEqual([
    { date: '2026-04-25', name: 'Liberty Day' },
    { date: '2026-05-01', name: 'Labour Day' },
    { date: '2026-06-04', name: 'Corpus Christi' },
    { date: '2026-06-10', name: 'Portugal Day' },
  ])
})

test('a region has its own, and a part of it others still', () => {
  expect(names('DE', null, '2026-08-08')).toEqual([])
  expect(names('DE', 'BY', '2026-01-06')).toEqual(['Epiphany'])
  expect(names('DE', 'BY', '2026-08-08')).toEqual([])
  expect(names('DE', 'BY.A', '2026-08-08')).not.toEqual([])
  expect(holidays.regions('DE')).toContainEqual({ code: 'BY.A', name: 'Bayern, Stadt Augsburg' })
})

test('a holiday of several days closes each of them, over the end of a year as well', () => {
  const eid = holidays.between('SA', null, '2026-03-01', '2026-04-01').map(({ date }) => date)
  expect(eid).toEqual(['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22'])
  expect(holidays.between('JP', null, '2026-12-31', '2027-01-01').map(({ date }) => date)).toEqual([
    '2027-01-01',
  ])
  const whole = holidays.between('SZ', null, '2026-12-01', '2027-01-31')
  const parts = ['2026-12', '2027-01'].flatMap((month) =>
    holidays.between('SZ', null, `${month}-01`, `${month}-31`),
  )
  expect(parts).toEqual(whole)
})

test('a half holiday is none', () => {
  expect(names('CN', null, '2026-03-08')).toEqual([])
  expect(names('CN', null, '2026-10-01')).toEqual(['National Day'])
})

test('dates are those of the country, wherever the machine stands', () => {
  const zone = process.env.TZ
  const answers = ['Pacific/Auckland', 'America/Los_Angeles', 'UTC'].map((each) => {
    process.env.TZ = each
    const [ofIsrael, ofIndia, ofUs] = ['IL', 'IN', 'US'].map((country) =>
      dateHolidays().between(country, null, '2026-01-01', '2026-12-31'),
    )
    return { ofIsrael, ofIndia, ofUs }
  })
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
  expect(answers[0]).toEqual(answers[2])
  expect(answers[1]).toEqual(answers[2])
  expect(answers[2]?.ofIsrael).toContainEqual({ date: '2026-09-21', name: 'Day of Atonement (Yom Kippur)' })
})

test('every country and every region answers, in order, and all names are there', () => {
  const countries = holidays.countries()
  expect(countries.length).toBeGreaterThan(150)
  expect(countries).toContainEqual({ code: 'PT', name: 'Portugal' })
  for (const { code, name } of countries) {
    expect(name).not.toBe('')
    const dates = holidays.between(code, null, '2026-01-01', '2026-12-31').map(({ date }) => date)
    expect(dates, code).toEqual([...dates].sort())
    for (const region of holidays.regions(code)) expect(region.name).not.toBe('')
  }
})

test('what is not known, or too far away, has none', () => {
  expect(holidays.regions('ZZ')).toEqual([])
  expect(holidays.between('ZZ', null, '2026-01-01', '2026-12-31')).toEqual([])
  expect(holidays.between('PT', null, '0001-01-01', '0002-01-01')).toEqual([])
  expect(holidays.between('PT', null, '9998-01-01', '9999-12-31')).toEqual([])
  expect(holidays.between('PT', null, '2027-01-01', '2026-01-01')).toEqual([])
})
