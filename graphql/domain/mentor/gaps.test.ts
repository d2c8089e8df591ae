import { expect, test } from 'vitest'
import { gapsOf, mentorGaps, type Readiness } from './gaps.ts'

const ready: Readiness = {
  state: 'APPROVED',
  topics: ['career'],
  about: 'I help.',
  openRanges: null,
  types: [{ active: true, paid: true, placed: true }],
  accountReady: true,
}

test.each<[string, Partial<Readiness>]>([
  ['PROFILE', { about: '' }],
  ['PROFILE', { topics: [] }],
  ['APPROVAL', { state: 'APPLIED' }],
  ['APPROVAL', { state: 'DECLINED' }],
  ['HOURS', { openRanges: 0 }],
  ['SESSION_TYPE', { types: [] }],
  ['SESSION_TYPE', { types: [{ active: false, paid: false, placed: true }] }],
  ['PLACE', { types: [{ active: true, paid: false, placed: false }] }],
  ['PAYOUT_ACCOUNT', { accountReady: false }],
])('%s is missing of a profile with %j', (kind, changes) => {
  expect(gapsOf({ ...ready, ...changes }).map((gap) => gap.kind)).toEqual([kind])
})

test('a mentor with free types needs no account, and nothing is missing of one who is ready', () => {
  const free = [{ active: true, paid: false, placed: true }]
  expect(gapsOf({ ...ready, types: free, accountReady: false })).toEqual([])
  expect(gapsOf(ready)).toEqual([])
})

test('gaps come in the order in which they are mended', () => {
  const nothing: Readiness = {
    state: 'APPLIED',
    topics: [],
    about: '',
    openRanges: 0,
    types: [{ active: false, paid: true, placed: false }],
    accountReady: false,
  }
  expect(gapsOf(nothing).map(({ kind }) => kind)).toEqual([...mentorGaps])
})
