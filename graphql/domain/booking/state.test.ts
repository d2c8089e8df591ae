import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deadlines } from './deadline.ts'
import {
  type BookingEvent,
  type BookingFacts,
  type BookingState,
  BookingTransitionRefused,
  beginning,
  bookingEvents,
  bookingStates,
  givesSlotUp,
  holdsSlot,
  isFinal,
  mayHappen,
  nextState,
  possibleEvents,
  transitions,
} from './state.ts'

const startsAt = new Date('2026-03-10T15:00:00Z')
const endsAt = new Date('2026-03-10T16:00:00Z')
const before: BookingFacts = {
  at: new Date('2026-03-10T14:59:59.999Z'),
  startsAt,
  endsAt,
  requiresApproval: false,
  slotHeld: true,
  complaintOpen: false,
}
const during: BookingFacts = { ...before, at: startsAt }
const after: BookingFacts = {
  ...before,
  at: endsAt,
  payoutSent: false,
  noShowRefundSent: false,
  otherSide: true,
}
const moments = { before, during, after }

const table: Partial<
  Record<BookingState, Partial<Record<BookingEvent, [keyof typeof moments, BookingState][]>>>
> = {
  AWAITING_PAYMENT: {
    secured: [['before', 'CONFIRMING']],
    paymentProcessing: always('AWAITING_PAYMENT'),
    holdExtended: always('AWAITING_PAYMENT'),
    paymentFailed: always('PAYMENT_FAILED'),
    holdExpired: always('EXPIRED'),
    cancelled: always('CANCELLED'),
  },
  PENDING: {
    approved: [['before', 'CONFIRMING']],
    declined: always('REJECTED'),
    unanswered: always('REJECTED'),
    cancelled: always('CANCELLED'),
  },
  CONFIRMING: { confirmed: always('CONFIRMED'), refused: always('FAILED'), cancelled: always('CANCELLED') },
  CONFIRMED: {
    moveRequested: [['before', 'CONFIRMED']],
    moveRefused: always('CONFIRMED'),
    rescheduled: [...atAny(['before', 'during'], 'CONFIRMED')],
    movedByProvider: [...atAny(['before', 'during'], 'CONFIRMED')],
    cancelled: [...atAny(['before', 'during'], 'CANCELLED')],
    ended: [['after', 'COMPLETED']],
    noShow: [...atAny(['during', 'after'], 'NO_SHOW')],
  },
  COMPLETED: { noShow: [['after', 'NO_SHOW']] },
  NO_SHOW: { tookPlace: [['after', 'COMPLETED']], noShow: [['after', 'NO_SHOW']] },
  EXPIRED: { retried: [['before', 'AWAITING_PAYMENT']], secured: [['before', 'CONFIRMING']] },
  PAYMENT_FAILED: { retried: [['before', 'AWAITING_PAYMENT']], secured: [['before', 'CONFIRMING']] },
}

function atAny(when: (keyof typeof moments)[], to: BookingState): [keyof typeof moments, BookingState][] {
  return when.map((moment) => [moment, to])
}

function always(to: BookingState) {
  return atAny(['before', 'during', 'after'], to)
}

const pairs = bookingStates.flatMap((from) => bookingEvents.map((event) => [from, event] as const))

test.each(pairs)('%s, %s: goes where the design says, and nowhere else', (from, event) => {
  for (const [name, facts] of Object.entries(moments)) {
    const wanted = table[from]?.[event]?.find(([moment]) => moment === name)?.[1]
    expect(mayHappen(from, event, facts)).toBe(wanted !== undefined)
    if (wanted) expect(nextState(from, event, facts)).toBe(wanted)
    else expect(() => nextState(from, event, facts)).toThrow(BookingTransitionRefused)
  }
})

test('a type that asks for approval goes to its mentor first', () => {
  expect(nextState('AWAITING_PAYMENT', 'secured', { ...before, requiresApproval: true })).toBe('PENDING')
  expect(nextState('EXPIRED', 'secured', { ...before, requiresApproval: true })).toBe('PENDING')
})

test.each([
  ['EXPIRED', 'secured'],
  ['PAYMENT_FAILED', 'retried'],
  ['PENDING', 'approved'],
] as const)('%s, %s needs the slot anew', (from, event) => {
  expect(refusalOf(from, event, { ...before, slotHeld: false })).toBe('slotNotHeld')
})

test('a request whose type lets others ask too needs no slot until it is approved', () => {
  const facts = { ...before, requiresApproval: true, slotHeld: false, pendingHoldsSlot: false }
  expect(nextState('AWAITING_PAYMENT', 'secured', facts)).toBe('PENDING')
  expect(refusalOf('PENDING', 'approved', facts)).toBe('slotNotHeld')
})

test('once the payout is on its way, or nobody knows, the outcome of a session stands', () => {
  const { payoutSent: _, ...unknown } = after
  for (const facts of [{ ...after, payoutSent: true }, unknown]) {
    expect(refusalOf('COMPLETED', 'noShow', facts)).toBe('payoutNotSent')
    expect(refusalOf('NO_SHOW', 'tookPlace', facts)).toBe('payoutNotSent')
  }
  expect(refusalOf('NO_SHOW', 'tookPlace', { ...after, noShowRefundSent: true })).toBe('refundNotSent')
  expect(refusalOf('NO_SHOW', 'noShow', { ...after, otherSide: false })).toBe('otherSide')
})

test('while a complaint is open, it alone decides what became of the session', () => {
  const open = { ...after, complaintOpen: true }
  for (const event of ['noShow', 'tookPlace'] as const)
    expect(refusalOf('NO_SHOW', event, open)).toBe('noOpenComplaint')
  for (const event of ['noShow', 'cancelled', 'rescheduled'] as const)
    expect(refusalOf('CONFIRMED', event, { ...during, complaintOpen: true })).toBe('noOpenComplaint')
  expect(nextState('CONFIRMED', 'ended', open)).toBe('COMPLETED')
})

test('a refusal names the state and the event', () => {
  const refusal = new BookingTransitionRefused('AWAITING_PAYMENT', 'ended', 'noSuchStep')
  expect(refusal).toMatchObject({
    from: 'AWAITING_PAYMENT',
    event: 'ended',
    code: 'BOOKING_TRANSITION_REFUSED',
  })
  expect(refusal.message).toContain('awaiting payment')
})

test('every state can be reached from the beginning', () => {
  const seen = new Set<BookingState>([beginning.to])
  for (const from of seen) {
    for (const facts of [before, during, after, { ...before, requiresApproval: true }]) {
      for (const event of possibleEvents(from, facts)) seen.add(nextState(from, event, facts))
    }
  }
  expect([...seen].sort()).toEqual([...bookingStates].sort())
})

test('final are exactly the states that nothing leads out of', () => {
  expect(bookingStates.filter(isFinal)).toEqual(['REJECTED', 'FAILED', 'CANCELLED'])
})

test('a slot is held exactly while the booking is alive and not over', () => {
  expect(bookingStates.filter((state) => holdsSlot(state))).toEqual(bookingStates.slice(0, 4))
  expect(bookingStates.filter((state) => givesSlotUp(state))).toEqual(bookingStates.slice(6))
  expect(holdsSlot('PENDING', false)).toBe(false)
  expect([givesSlotUp('PENDING'), givesSlotUp('PENDING', false)]).toEqual([false, true])
})

test('no walk of any length leaves the table, and ended bookings hold no slot', () => {
  const walk = fc.array(fc.tuple(fc.constantFrom(...bookingEvents), fc.constantFrom(before, during, after)))
  fc.assert(
    fc.property(walk, (steps) => {
      let state: BookingState = beginning.to
      for (const [event, facts] of steps)
        if (mayHappen(state, event, facts)) state = nextState(state, event, facts)
      expect(bookingStates).toContain(state)
      if (isFinal(state)) expect(holdsSlot(state)).toBe(false)
    }),
  )
})

test('every state that holds a slot has a deadline that leads out of it', () => {
  for (const state of bookingStates) {
    const row = deadlines[state]
    expect(row !== undefined).toBe(holdsSlot(state))
    if (row) expect(transitions[state][row.event]?.to).not.toBe(state)
  }
})

function refusalOf(from: BookingState, event: BookingEvent, facts: BookingFacts) {
  try {
    return nextState(from, event, facts)
  } catch (error) {
    if (error instanceof BookingTransitionRefused) return error.because
    throw error
  }
}
