import { CancelTooLate } from '#graphql/domain/booking/cancel-notice.ts'
import { ComplaintNotFound, ComplaintRefused } from '#graphql/domain/booking/complaint.ts'
import {
  BookingNotFound,
  HoldNotExtendable,
  OwnSession,
  RefundChanged,
  SlotNotOffered,
  SlotTaken,
  TooManyHolds,
} from '#graphql/domain/booking/errors.ts'
import { RescheduledTooOften, RescheduleTooLate } from '#graphql/domain/booking/reschedule.ts'
import { BookingTransitionRefused } from '#graphql/domain/booking/state.ts'
import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import { builder } from '../builder.ts'
import { UserFacingError } from '../errors.ts'
import { MoneyType } from '../scalars/money.ts'
import { Slot } from '../session-type/slot.ts'
import { BookingState } from './booking.ts'

const interfaces = [UserFacingError]

builder.objectType(BookingNotFound, {
  name: 'BookingNotFound',
  description: 'There is no such booking for this viewer.',
  interfaces,
})
builder.objectType(SessionTypeNotFound, {
  name: 'SessionTypeNotFound',
  description: 'There is no such session type, or it is not offered.',
  interfaces,
})
builder.objectType(TooManyHolds, {
  name: 'TooManyHolds',
  description: 'Too many unpaid times are held for this mentee already.',
  interfaces,
})
builder.objectType(OwnSession, {
  name: 'OwnSession',
  description: 'Nobody books their own session type.',
  interfaces,
})
builder.objectType(HoldNotExtendable, {
  name: 'HoldNotExtendable',
  description: 'A time is held longer once, while its payment is open.',
  interfaces,
})
builder.objectType(SlotTaken, {
  name: 'SlotTaken',
  description: 'Somebody else has this time.',
  interfaces,
  fields: (t) => ({
    nearest: t.expose('nearest', { type: [Slot], description: 'The nearest times that are still free.' }),
  }),
})
builder.objectType(SlotNotOffered, {
  name: 'SlotNotOffered',
  description: 'This time cannot be booked: past, too soon, or outside the hours.',
  interfaces,
  fields: (t) => ({
    nearest: t.expose('nearest', { type: [Slot], description: 'The nearest times that can be.' }),
  }),
})
builder.objectType(CancelTooLate, {
  name: 'CancelTooLate',
  description: 'The notice for cancelling has passed; mentors and admins are not bound by it.',
  interfaces,
  fields: (t) => ({
    until: t.expose('until', { type: 'DateTime', description: 'Until when it could be cancelled.' }),
  }),
})
builder.objectType(RefundChanged, {
  name: 'RefundChanged',
  description: 'The refund is another by now than the one that was expected; nothing was cancelled.',
  interfaces,
  fields: (t) => ({
    refund: t.expose('refund', { type: MoneyType, description: 'What cancelling would give back now.' }),
  }),
})
builder.objectType(RescheduleTooLate, {
  name: 'RescheduleTooLate',
  description: 'The notice that moving a session needs has passed.',
  interfaces,
  fields: (t) => ({
    until: t.expose('until', { type: 'DateTime', description: 'Until when it could have been moved.' }),
  }),
})
builder.objectType(RescheduledTooOften, {
  name: 'RescheduledTooOften',
  description: 'The mentee has moved this session as often as that is possible.',
  interfaces,
})
builder.objectType(ComplaintNotFound, {
  name: 'ComplaintNotFound',
  description: 'There is no such complaint for this viewer.',
  interfaces,
})
builder.objectType(ComplaintRefused, {
  name: 'ComplaintRefused',
  description: 'The session, the complaint or its deadline does not allow it.',
  interfaces,
  fields: (t) => ({
    because: t.exposeString('because', {
      description:
        'Which condition is not met: started, stands, paid, beforeRelease, uncontested, contested, inTime, notYours, noSuchStep.',
    }),
  }),
})
builder.objectType(BookingTransitionRefused, {
  name: 'BookingTransitionRefused',
  description: 'The booking’s state does not allow it.',
  interfaces,
  fields: (t) => ({
    from: t.expose('from', { type: BookingState, description: 'The state it is in.' }),
    event: t.exposeString('event', { description: 'What was to happen.' }),
  }),
})
