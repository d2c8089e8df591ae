import { slotsOf } from '#graphql/usecases/availability/slots.ts'
import { findBookableType } from '#graphql/usecases/session-type/bookable.ts'
import { builder } from '../builder.ts'
import { SessionType } from './session-type.ts'
import { Slot } from './slot.ts'
import { inWindow } from './window.ts'

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
    resolve: async ({ id, active }, range, { deps, viewer }) => {
      if (!active) return []
      const mentee = viewer.kind === 'person' ? { personId: viewer.personId } : null
      return inWindow(async () => slotsOf(deps, { ...(await findBookableType(deps.db, id)), mentee }, range))
    },
  }),
)
