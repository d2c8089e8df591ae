import { expect, test } from 'vitest'
import { monthOf, weekOrder } from './months.ts'

test('a month is shown in whole weeks, from the day on which a week starts', () => {
  const monday = monthOf('2026-12', '2026-11-21', 'MONDAY')
  const sunday = monthOf('2026-12', '2026-11-21', 'SUNDAY')

  expect(monday.weeks.map(([first]) => first)).toEqual([
    '2026-11-30',
    '2026-12-07',
    '2026-12-14',
    '2026-12-21',
    '2026-12-28',
  ])
  expect(sunday.weeks[0]?.[0]).toBe('2026-11-29')
  expect(monthOf('2027-02', '2026-11-21', 'MONDAY').weeks).toHaveLength(4)
  expect(monday).toMatchObject({ first: '2026-12-01', earlier: '2026-11', later: '2027-01' })
})

test('an address that names no month shows this one', () => {
  for (const text of [null, '2026-13', 'soon', '2026-1', '', '0001-01', '9999-12'])
    expect(monthOf(text, '2026-11-21', 'MONDAY').first).toBe('2026-11-01')
})

test('a week begins where its owner says', () => {
  expect(weekOrder('SATURDAY').slice(0, 3)).toEqual(['SATURDAY', 'SUNDAY', 'MONDAY'])
})
