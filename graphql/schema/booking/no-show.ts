import { sides } from '#graphql/domain/booking/no-show.ts'
import { correctNoShow, correctNoShowErrors } from '#graphql/usecases/booking/correct-no-show.ts'
import { reportNoShow, reportNoShowErrors } from '#graphql/usecases/booking/report-no-show.ts'
import { judged, noShowCorrectable, noShowReportable } from '#graphql/usecases/booking/shown.ts'
import { builder } from '../builder.ts'
import { Booking } from './booking.ts'

export const Side = builder.enumType('Side', {
  description: 'One of the two sides of a session.',
  values: sides,
})

builder.prismaObjectFields(Booking, (t) => ({
  noShowOf: t.expose('noShowOf', {
    type: Side,
    nullable: true,
    description: 'Who did not come; null unless that was reported.',
  }),
  noShowReportable: t.field({
    type: [Side],
    complexity: { field: 1, multiplier: 1 },
    description: 'Of whom the viewer may say now, with bookingReportNoShow, that they did not come.',
    select: judged,
    resolve: (booking, _args, { viewer, deps }) => noShowReportable(viewer, booking, deps.now()),
  }),
  noShowCorrectable: t.boolean({
    description: 'Whether bookingCorrectNoShow would be accepted now.',
    select: judged,
    resolve: (booking, _args, { viewer, deps }) => noShowCorrectable(viewer, booking, deps.now()),
  }),
}))

builder.mutationField('bookingReportNoShow', (t) =>
  t.prismaFieldWithInput({
    type: Booking,
    authScopes: { booking: true },
    description:
      'The mentor says who did not come. The mentee’s absence is paid as usual, the mentor’s refunds all.',
    typeOptions: { description: 'Which booking, and who did not come.' },
    input: {
      bookingId: t.input.globalID({ for: Booking, description: 'Which booking.' }),
      who: t.input.field({ type: Side, description: 'One of its noShowReportable.' }),
    },
    errors: { types: [...reportNoShowErrors] },
    resolve: async (query, _root, { input: { bookingId, who } }, { deps, viewer }) => {
      await reportNoShow(deps, viewer, { bookingId: bookingId.id, who })
      return deps.db.booking.findUniqueOrThrow({ ...query, where: { id: bookingId.id } })
    },
  }),
)

builder.mutationField('bookingCorrectNoShow', (t) =>
  t.prismaFieldWithInput({
    type: Booking,
    authScopes: { booking: true },
    description: 'The mentor takes a report back: the session took place after all.',
    typeOptions: { description: 'Which booking.' },
    input: { bookingId: t.input.globalID({ for: Booking, description: 'Which booking.' }) },
    errors: { types: [...correctNoShowErrors] },
    resolve: async (query, _root, { input: { bookingId } }, { deps, viewer }) => {
      await correctNoShow(deps, viewer, bookingId.id)
      return deps.db.booking.findUniqueOrThrow({ ...query, where: { id: bookingId.id } })
    },
  }),
)
