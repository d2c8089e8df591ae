import { resolveCursorConnection } from '@pothos/plugin-relay'
import { GraphQLError } from 'graphql'
import { stuckActions, stuckKinds } from '#graphql/domain/operations/stuck.ts'
import { type Stuck, stuckBookings } from '#graphql/usecases/operations/stuck.ts'
import { Booking } from '../booking/booking.ts'
import { builder } from '../builder.ts'
import { costOfPage } from '../page.ts'
import { Refund } from '../payment/payment.ts'

export const StuckKind = builder.enumType('StuckKind', {
  description: 'In which way something waits for a person. Values may be added.',
  values: stuckKinds,
})

export const StuckAction = builder.enumType('StuckAction', {
  description:
    'What an admin may do about it: stuckRetry, stuckRefund, stuckConfirm, stuckCancel, stuckSettle.',
  values: stuckActions,
})

const StuckBooking = builder.objectRef<Stuck>('StuckBooking').implement({
  description: 'Something that waits for a person: most often a booking, at times a job or a message.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'How the stuck… mutations name it.' }),
    kind: t.expose('kind', { type: StuckKind, description: 'In which way.' }),
    reason: t.exposeString('reason', { description: 'Why, in plain words.' }),
    since: t.expose('since', { type: 'DateTime', description: 'Since when.' }),
    actions: t.field({
      type: [StuckAction],
      description: 'What may be done about it; none: it ends by itself, or needs somebody else.',
      resolve: ({ actions }) => [...actions],
    }),
    refund: t.prismaField({
      type: Refund,
      nullable: true,
      description: 'Which refund failed; null for everything else.',
      resolve: (query, { kind, subject: id }, _args, { deps }) =>
        kind === 'REFUND_FAILED' ? deps.db.refund.findUnique({ ...query, where: { id } }) : null,
    }),
    booking: t.prismaField({
      type: Booking,
      nullable: true,
      description: 'Whose; null for what hangs on no booking.',
      resolve: (query, { bookingId }, _args, { deps }) =>
        bookingId ? deps.db.booking.findUnique({ ...query, where: { id: bookingId } }) : null,
    }),
  }),
})

builder.queryField('stuckBookings', (t) =>
  t.connection(
    {
      type: StuckBooking,
      authScopes: { admin: true },
      complexity: costOfPage(/^\d{4}-\S+Z \S+$/),
      description: 'What waits for an admin, longest first.',
      resolve: (_root, args, { deps }) =>
        resolveCursorConnection<Promise<Stuck[]>>(
          { args, defaultSize: 20, maxSize: 100, toCursor },
          ({ after, before, limit, inverted }) =>
            stuckBookings(deps.db, deps.now(), {
              after: after ? placeOf(after) : undefined,
              before: before ? placeOf(before) : undefined,
              limit,
              inverted,
            }),
        ),
    },
    { name: 'StuckBookingConnection', description: 'A page of what is stuck.' },
    { name: 'StuckBookingEdge', description: 'One of them in the list.' },
  ),
)

const toCursor = ({ since, name }: Stuck) =>
  Buffer.from(`${since.toISOString()} ${name}`).toString('base64url')

function placeOf(cursor: string) {
  const [at = '', name] = Buffer.from(cursor, 'base64url').toString().split(' ')
  const since = new Date(at)
  if (name && !Number.isNaN(since.getTime())) return { since, name }
  throw new GraphQLError('This is not a cursor.', { extensions: { code: 'CURSOR_INVALID' } })
}
