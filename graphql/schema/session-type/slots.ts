import { GraphQLError } from 'graphql'
import { WindowTooWide } from '#graphql/domain/availability/slots.ts'
import { slotsOf } from '#graphql/usecases/availability/slots.ts'
import { findBookableType } from '#graphql/usecases/session-type/bookable.ts'
import { builder } from '../builder.ts'
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
    },
    select: { id: true, active: true },
    resolve: async ({ id, active }, range, { deps }) => {
      if (!active) return []
      try {
        return await slotsOf(deps, await findBookableType(deps.db, id), range)
      } catch (error) {
        if (!(error instanceof WindowTooWide)) throw error
        throw new GraphQLError(error.message, { extensions: { code: error.code } })
      }
    },
  }),
)
