import { expect, test } from 'vitest'
import { differs, followed, type Offer, offerFor, toldSince } from './offer.ts'

const agreed: Offer = {
  name: 'Talk',
  description: 'An hour',
  durationMinutes: 60,
  durationChoices: [30],
  active: true,
}
const but = (change: Partial<Offer>): Offer => ({ ...agreed, ...change })

test('the same lengths in another order are the same', () => {
  expect(differs(agreed, but({ durationChoices: [60, 30, 30] }))).toBe(false)
  expect(differs(agreed, but({ durationChoices: [] }))).toBe(true)
})

test.for<[string, Partial<Offer>, Partial<Offer>, Partial<Offer>]>([
  ['nothing changed', {}, {}, {}],
  ['a title changed here', { name: 'Chat' }, {}, { name: 'Chat' }],
  ['what differs there from the beginning stays', {}, { name: 'Meeting' }, { name: 'Meeting' }],
  [
    'only what changed here is sent',
    { name: 'Chat' },
    { description: '<p>An hour</p>' },
    { name: 'Chat', description: '<p>An hour</p>' },
  ],
  [
    'a length goes with its choices',
    { durationMinutes: 45 },
    { durationMinutes: 90, durationChoices: [] },
    { durationMinutes: 45 },
  ],
  ['taken out of sight here, it is hidden there', { active: false }, {}, { active: false }],
])('to be there: %s', ([, ours, theirs, wanted]) => {
  expect(offerFor(but(ours), agreed, but(theirs))).toEqual(but(wanted))
})

test('what was never told is sent whole', () => {
  expect(offerFor(agreed, null, but({ name: 'Meeting', active: false }))).toEqual(agreed)
})

test.for<[string, Partial<Offer>, Partial<Offer>, Partial<Offer>]>([
  ['a title changed there', {}, { name: 'Chat' }, { name: 'Chat' }],
  [
    'a title changed there, a length here',
    { durationMinutes: 45 },
    { name: 'Chat' },
    { durationMinutes: 45, name: 'Chat' },
  ],
  ['a title changed on both sides: ours is sent', { name: 'Here' }, { name: 'There' }, { name: 'Here' }],
  [
    'lengths changed there',
    {},
    { durationMinutes: 30, durationChoices: [] },
    { durationMinutes: 30, durationChoices: [] },
  ],
  ['hidden there', {}, { active: false }, { active: false }],
])('followed: %s', ([, ours, after, wanted]) => {
  const told = agreed
  const next = followed(but(ours), told, { before: agreed, after: but(after) })
  expect(next).toEqual(but(wanted))
  expect(toldSince(but(ours), told, next)).toEqual(but({ ...after, ...revertedOf(ours) }))
})

/** Of what changed here, what was told before. */
const revertedOf = (ours: Partial<Offer>): Partial<Offer> => ({
  ...('name' in ours ? { name: agreed.name } : {}),
  ...('durationMinutes' in ours ? { durationMinutes: agreed.durationMinutes } : {}),
})

test('what can be booked there again is not published here by it', () => {
  const hidden = but({ active: false })
  expect(followed(hidden, hidden, { before: hidden, after: agreed })).toEqual(hidden)
  expect(followed(agreed, hidden, { before: hidden, after: but({ name: 'Chat', active: false }) })).toEqual(
    but({ name: 'Chat' }),
  )
})
