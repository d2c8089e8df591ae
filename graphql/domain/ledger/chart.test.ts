import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { accountKind, accounts } from './accounts.ts'
import { chart, explain } from './chart.ts'
import { periodOf } from './period.ts'

const written = readFileSync(path.resolve('docs/ledger.md'), 'utf8')

test.for(Object.entries(chart))('the written chart says of %s what the API says', ([name, text]) => {
  const kind = name === 'provider' ? 'ASSET' : accountKind(name as keyof typeof accounts)
  const shown = name === 'provider' ? 'provider:<name>' : name
  expect(written).toContain(`| \`${shown}\` | ${kind.toLowerCase()} | ${text} |`)
})

test('every account is explained, each provider’s alike', () => {
  expect(Object.keys(chart).sort()).toEqual([...Object.keys(accounts), 'provider'].sort())
  expect(explain('provider:stripe')).toBe(chart.provider)
  expect(explain('held')).toBe(chart.held)
})

test('a period is whole days of UTC, not before it begins, and at most 400 days', () => {
  const february = periodOf('2028-02-01', '2028-02-29')
  expect(february.begins.toISOString()).toBe('2028-02-01T00:00:00.000Z')
  expect(february.ends.toISOString()).toBe('2028-03-01T00:00:00.000Z')
  expect(() => periodOf('2028-01-01', '2028-12-31')).not.toThrow()
  expect(() => periodOf('2028-02-02', '2028-02-01')).toThrow(
    expect.objectContaining({ code: 'INPUT_INVALID' }),
  )
  expect(() => periodOf('2028-01-01', '2029-02-05')).toThrow(
    expect.objectContaining({ code: 'INPUT_INVALID' }),
  )
})
