import { expect, test } from 'vitest'
import {
  type ComplaintEvent,
  type ComplaintFacts,
  type ComplaintParty,
  ComplaintRefused,
  type ComplaintState,
  complaintEvents,
  complaintMay,
  complaintStates,
  contestByOf,
  nextComplaintState,
} from './complaint.ts'

const startsAt = new Date('2026-03-10T15:00:00Z')
const releaseAt = new Date('2026-03-13T16:00:00Z')
const openedAt = new Date('2026-03-13T15:59:59.999Z')
const contestBy = contestByOf(openedAt)
const justBefore = (at: Date) => new Date(at.getTime() - 1)

const open: ComplaintFacts = {
  by: 'MENTEE',
  at: openedAt,
  startsAt,
  state: 'COMPLETED',
  noShowOf: null,
  payout: { state: 'HELD', releaseAt },
  complaint: null,
}
const waiting: ComplaintFacts = { ...open, complaint: { contestBy, contestedAt: null } }
const contested: ComplaintFacts = { ...open, complaint: { contestBy, contestedAt: openedAt } }
const overdue: ComplaintFacts = { ...waiting, at: contestBy }
const situations = { open, waiting, contested, overdue }

type Way = [
  ComplaintState | null,
  ComplaintEvent,
  ComplaintParty,
  ComplaintState,
  (keyof typeof situations)[],
]
const always: Way[4] = ['open', 'waiting', 'contested', 'overdue']
const ways: Way[] = [
  [null, 'opened', 'MENTEE', 'OPEN', ['open', 'waiting', 'contested']],
  ['OPEN', 'contested', 'MENTOR', 'OPEN', ['waiting']],
  ['OPEN', 'conceded', 'MENTOR', 'UPHELD', always],
  ['OPEN', 'withdrawn', 'MENTEE', 'WITHDRAWN', always],
  ['OPEN', 'unanswered', 'SYSTEM', 'UPHELD', ['overdue']],
  ['OPEN', 'upheld', 'ADMIN', 'UPHELD', ['contested']],
  ['OPEN', 'split', 'ADMIN', 'SPLIT', ['contested']],
  ['OPEN', 'rejected', 'ADMIN', 'REJECTED', ['contested']],
]
const parties = ['MENTEE', 'MENTOR', 'ADMIN', 'SYSTEM'] as const

test.each(
  [null, ...complaintStates].flatMap((from) => complaintEvents.map((event) => [from, event] as const)),
)('%s, %s: goes where the design says, for whom it says, and nowhere else', (from, event) => {
  for (const by of parties) {
    for (const [name, facts] of Object.entries(situations)) {
      const way = ways.find(([state, what, who]) => state === from && what === event && who === by)
      const fits = way?.[4].some((each) => each === name) ?? false
      expect(complaintMay(from, event, { ...facts, by }), `${by} ${name}`).toBe(fits)
      if (way && fits) expect(nextComplaintState(from, event, { ...facts, by })).toBe(way[3])
      else expect(() => nextComplaintState(from, event, { ...facts, by })).toThrow(ComplaintRefused)
    }
  }
})

test.each([
  ['a millisecond before the start', 'started', { at: justBefore(startsAt) }],
  ['at the very release', 'beforeRelease', { at: releaseAt }],
  ['once the share was released', 'beforeRelease', { payout: { state: 'DUE', releaseAt } }],
  ['once the share is on its way', 'beforeRelease', { payout: { state: 'SENDING', releaseAt } }],
  ['about a free session', 'paid', { payout: null }],
  ['about a cancelled session', 'stands', { state: 'CANCELLED' }],
  ['when the mentor has said so', 'stands', { state: 'NO_SHOW', noShowOf: 'MENTOR' }],
] as const)('nobody complains %s', (_when, because, changes) => {
  const refusal = (() => {
    try {
      return nextComplaintState(null, 'opened', { ...open, ...changes })
    } catch (error) {
      return (error as ComplaintRefused).because
    }
  })()
  expect(refusal).toBe(because)
})

test('a mentee whom the mentor missed can say that it was otherwise, from the start on', () => {
  expect(complaintMay(null, 'opened', { ...open, state: 'NO_SHOW', noShowOf: 'MENTEE' })).toBe(true)
  expect(complaintMay(null, 'opened', { ...open, state: 'CONFIRMED', at: startsAt })).toBe(true)
})

test('the mentor has 48 hours, to the millisecond', () => {
  expect(contestBy.getTime() - openedAt.getTime()).toBe(172_800_000)
  const last = { ...waiting, by: 'MENTOR' as const, at: justBefore(contestBy) }
  expect(complaintMay('OPEN', 'contested', last)).toBe(true)
  expect(complaintMay('OPEN', 'contested', { ...last, at: contestBy })).toBe(false)
  expect(complaintMay('OPEN', 'unanswered', { ...waiting, by: 'SYSTEM', at: justBefore(contestBy) })).toBe(
    false,
  )
})
