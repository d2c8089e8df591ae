import { GraphQLError } from 'graphql'
import { slotsOf } from '#graphql/usecases/availability/slots.ts'
import { findBookableType, inLength } from '#graphql/usecases/session-type/bookable.ts'
import { builder } from '../builder.ts'
import { coded } from '../coded.ts'
import { SessionType } from './session-type.ts'
import { Slot } from './slot.ts'

builder.prismaObjectField(SessionType, 'slots', (t) =>
  t.field({
    type: [Slot],
    complexity: { field: 20, multiplier: 1 },
    description:
      'What can be booked now and starts in [from, to); at most 62 days. Empty while it is not offered.',
    args: {
      from: t.arg({ type: 'DateTime', required: true, description: 'The first instant.' }),
      to: t.arg({ type: 'DateTime', required: true, description: 'The first instant that is too late.' }),
      durationMinutes: t.arg.int({
        required: false,
        description: 'One of its lengths; left out: its usual one. Any other is refused: INPUT_INVALID.',
      }),
      timeZone: t.arg({
        type: 'TimeZone',
        required: false,
        description: 'Where the booker lives by the clock, for types whose restriction is meant by it.',
      }),
    },
    select: { id: true, active: true, mentor: { select: { state: true } } },
    resolve: async ({ id, active, mentor }, { durationMinutes, timeZone, ...range }, { deps, viewer }) => {
      if (!active || mentor.state !== 'APPROVED') return []
      const type = inLength(await findBookableType(deps.db, id), durationMinutes)
      if ((durationMinutes ?? type.durationMinutes) !== type.durationMinutes) {
        const extensions = { code: 'INPUT_INVALID' }
        throw new GraphQLError('This session is not offered in this length.', { extensions })
      }
      const mentee = viewer.kind === 'person' ? { personId: viewer.personId } : null
      return coded(() => slotsOf(deps, { ...type, mentee, bookerZone: timeZone ?? null }, range))
    },
  }),
)
