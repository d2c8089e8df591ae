import { expect, test } from 'vitest'
import { sourcesOf } from './sources.ts'

const listed = ['203.0.113.7', '198.51.100.0/24', '2001:db8::/32']

test.for([
  ['203.0.113.7', true],
  ['::ffff:203.0.113.7', true],
  ['203.0.113.8', false],
  ['198.51.100.255', true],
  ['198.51.101.0', false],
  ['2001:db8:ffff::1', true],
  ['2001:db9::1', false],
  ['', false],
  ['unknown', false],
] as const)('a delivery from “%s” is taken: %s', ([address, taken]) => {
  expect(sourcesOf(listed)(address)).toBe(taken)
})

test('without a list everybody may knock', () => {
  expect(sourcesOf(null)('192.0.2.1')).toBe(true)
})
