import { menteeMoves } from '#graphql/domain/booking/reschedule.ts'
import { partyOf } from '#graphql/usecases/booking/access.ts'
import { movableUntil, moverOf } from '#graphql/usecases/booking/movable.ts'
import { otherTimes } from '#graphql/usecases/booking/other-times.ts'
import { rescheduleBooking } from '#graphql/usecases/booking/reschedule.ts'
import { rescheduleErrors } from '#graphql/usecases/booking/reschedule-errors.ts'
import { judged, reschedulable } from '#graphql/usecases/booking/shown.ts'
import { builder } from '../builder.ts'
import { coded } from '../coded.ts'
import { Slot } from '../session-type/slot.ts'
import { Booking } from './booking.ts'

const PendingMove = builder.prismaObject('BookingMove', {
  name: 'PendingMove',
  description: 'A move that was asked for and that whoever keeps the calendar has still to make.',
  fields: (t) => ({
    startsAt: t.expose('startsAt', { type: 'DateTime', description: 'When the session shall start.' }),
    endsAt: t.expose('endsAt', { type: 'DateTime', description: 'When it shall end.' }),
    waitsUntil: t.expose('deadline', {
      type: 'DateTime',
      description: 'Until when it can be made; after that the old time stands.',
    }),
  }),
})

/** A second move waits for the first. */
const movable = { ...judged, move: { select: { bookingId: true } } } as const

builder.prismaObjectFields(Booking, (t) => ({
  pendingMove: t.relation('move', {
    type: PendingMove,
    nullable: true,
    description:
      'Where it is being moved, while the company that keeps the mentor’s calendar has not answered; null: nowhere. For everybody who sees the booking.',
  }),
  reschedulable: t.boolean({
    description: 'Whether bookingReschedule would be tried now. Draw the button from this.',
    select: movable,
    resolve: (booking, _args, { viewer, deps }) =>
      booking.move === null && reschedulable(viewer, booking, deps.now()),
  }),
  reschedulableUntil: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'Until when the viewer could move it; null for somebody who takes no part.',
    select: judged,
    resolve: (booking, _args, { viewer }) => {
      const party = partyOf(viewer, booking)
      return party && movableUntil(booking, party)
    },
  }),
  reschedulesLeft: t.int({
    nullable: true,
    description: 'How often the mentee can still move it; null for the other side, which is not limited.',
    select: judged,
    resolve: (booking, _args, { viewer }) => {
      const party = partyOf(viewer, booking)
      return party && moverOf(party) === 'MENTEE' ? Math.max(0, menteeMoves - booking.menteeMoves) : null
    },
  }),
  freeToCancelUntil: t.expose('freeUntil', {
    type: 'DateTime',
    nullable: true,
    description: 'Until then the mentee gets everything back, because somebody else moved the session.',
  }),
  otherSlots: t.field({
    type: [Slot],
    complexity: { field: 20, multiplier: 1 },
    description: 'Times to which it could be moved now and that start in [from, to); at most 62 days.',
    args: {
      from: t.arg({ type: 'DateTime', required: true, description: 'The first instant.' }),
      to: t.arg({ type: 'DateTime', required: true, description: 'The first instant that is too late.' }),
    },
    select: judged,
    resolve: async (booking, range, { viewer, deps }) =>
      reschedulable(viewer, booking, deps.now()) ? coded(() => otherTimes(deps, booking.id, range)) : [],
  }),
}))

builder.mutationField('bookingReschedule', (t) =>
  t.prismaFieldWithInput({
    type: Booking,
    authScopes: { booking: true },
    description: 'Moves a confirmed session to another open time. Price, payment and policy stay.',
    typeOptions: { description: 'Which booking, and when it shall be instead.' },
    input: {
      bookingId: t.input.globalID({ for: Booking, description: 'Which booking.' }),
      startsAt: t.input.field({ type: 'DateTime', description: 'One of its otherSlots’ starts.' }),
      idempotencyKey: t.input.field({
        type: 'UUID',
        description: 'A fresh one for each wish; a repeat with the same one moves nothing twice.',
      }),
    },
    errors: { types: [...rescheduleErrors] },
    resolve: async (query, _root, { input }, { deps, viewer }) => {
      const { bookingId, startsAt, idempotencyKey } = input
      await rescheduleBooking(deps, viewer, { bookingId: bookingId.id, startsAt, idempotencyKey })
      return deps.db.booking.findUniqueOrThrow({ ...query, where: { id: bookingId.id } })
    },
  }),
)
