import { expect, test } from 'vitest'
import { type Here, judgeThere, type Seen, type Verdict } from './judge.ts'

const at = new Date('2026-03-02T09:00Z')
const starts = new Date('2026-03-03T10:00Z')
const other = new Date('2026-03-04T10:00Z')
const here: Here = {
  state: 'CONFIRMED',
  startsAt: starts,
  endsAt: new Date('2026-03-03T11:00Z'),
  pendingHoldsSlot: true,
  current: { externalId: 'a' },
  movingTo: null,
  payoutSent: false,
  complaintOpen: false,
}
const seen: Seen = { id: 'a', active: true, startsAt: starts, movedFrom: null, movedTo: null }
const after = new Date('2026-03-03T12:00Z')

test.for<[string, Partial<Here>, Partial<Seen>, Verdict, Date?]>([
  ['told again, nothing follows', {}, {}, 'NOTHING'],
  ['what was asked for came about', { state: 'CONFIRMING', current: { externalId: null } }, {}, 'IS_THERE'],
  ['it came about after its booking ended', { state: 'CANCELLED', current: null }, {}, 'UNDO'],
  [
    'it came about after its booking was refused',
    { state: 'FAILED', current: { externalId: null } },
    {},
    'UNDO',
  ],
  ['cancelled there', {}, { active: false }, 'CANCELLED'],
  ['cancelled there before it was paid', { state: 'AWAITING_PAYMENT' }, { active: false }, 'CANCELLED'],
  ['cancelled there after the session', {}, { active: false }, 'TOO_LATE', after],
  ['cancelled there while a complaint is open', { complaintOpen: true }, { active: false }, 'TOO_LATE'],
  ['cancelled there when it is over', { state: 'COMPLETED' }, { active: false }, 'TOO_LATE', after],
  ['cancelled there after it was cancelled here', { state: 'CANCELLED' }, { active: false }, 'GONE'],
  ['cancelled there after its hold was over here', { state: 'EXPIRED' }, { active: false }, 'GONE'],
  [
    'another than the current one is cancelled',
    { current: { externalId: 'b' } },
    { active: false },
    'NOTHING',
  ],
  ['a move cancels the old one, and refunds nothing', {}, { active: false, movedTo: 'b' }, 'NOTHING'],
  ['what goes on from it is a move', {}, { id: 'b', movedFrom: 'a', startsAt: other }, 'MOVED'],
  ['the same one at another time is a move', {}, { startsAt: other }, 'MOVED'],
  ['moved after the session', {}, { id: 'b', movedFrom: 'a', startsAt: other }, 'TOO_LATE', after],
  ['moved when the mentor is being paid', { payoutSent: true }, { startsAt: other }, 'TOO_LATE'],
  ['moved into the past', {}, { startsAt: new Date('2026-03-01T10:00Z') }, 'TOO_LATE'],
  ['our own move came about', { movingTo: other }, { id: 'b', movedFrom: 'a', startsAt: other }, 'OURS'],
  ['our own move as a new booking', { movingTo: other }, { id: 'b', startsAt: other }, 'OURS'],
  [
    'our own move, after the session',
    { movingTo: other },
    { id: 'b', movedFrom: 'a', startsAt: other },
    'TOO_LATE',
    after,
  ],
  ['an old link of the chain', { current: { externalId: 'c' } }, { id: 'b', movedFrom: 'a' }, 'NOTHING'],
  ['a second one with our id', {}, { id: 'b' }, 'UNDO'],
])('%s', ([, ours, theirs, verdict, when = at]) => {
  expect(judgeThere({ ...here, ...ours }, { ...seen, ...theirs }, when)).toBe(verdict)
})
