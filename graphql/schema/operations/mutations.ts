import { actErrors, type Handled } from '#graphql/usecases/operations/act.ts'
import { cancelStuck, cancelStuckErrors } from '#graphql/usecases/operations/cancel.ts'
import { confirmStuck, confirmStuckErrors } from '#graphql/usecases/operations/confirm.ts'
import { refundStuck, refundStuckErrors } from '#graphql/usecases/operations/refund.ts'
import { retryStuck } from '#graphql/usecases/operations/retry.ts'
import { settleStuck, settleStuckErrors } from '#graphql/usecases/operations/settle.ts'
import { Booking } from '../booking/booking.ts'
import { builder } from '../builder.ts'
import { RefundWay } from '../payment/payment.ts'
import { StuckAction, StuckKind } from './stuck.ts'

const StuckHandled = builder.objectRef<Handled>('StuckHandled').implement({
  description: 'What was done about something that was stuck.',
  fields: (t) => ({
    kind: t.expose('kind', { type: StuckKind, description: 'In which way it was stuck.' }),
    action: t.expose('action', { type: StuckAction, description: 'What was done.' }),
    booking: t.prismaField({
      type: Booking,
      nullable: true,
      description: 'The booking as it is now; null for what hung on none.',
      resolve: (query, { bookingId }, _args, { deps }) =>
        bookingId ? deps.db.booking.findUnique({ ...query, where: { id: bookingId } }) : null,
    }),
  }),
})

const about = { description: 'What is stuck, and why this is done.' }
const name = { description: 'As stuckBookings names it.' }
const reason = { description: 'Why; kept with what was done.' }

builder.mutationField('stuckRetry', (t) =>
  t.withAuth({ admin: true }).fieldWithInput({
    type: StuckHandled,
    description: 'Has what gave up tried once more; whatever was done already is found, not done twice.',
    typeOptions: about,
    input: { name: t.input.string(name), reason: t.input.string(reason) },
    errors: { types: [...actErrors] },
    resolve: (_root, { input }, { deps, viewer }) => retryStuck(deps, viewer, input),
  }),
)

builder.mutationField('stuckRefund', (t) =>
  t.withAuth({ admin: true }).fieldWithInput({
    type: StuckHandled,
    description: 'Gives all that is left of the payment back to the mentee.',
    typeOptions: about,
    input: { name: t.input.string(name), reason: t.input.string(reason) },
    errors: { types: [...refundStuckErrors] },
    resolve: (_root, { input }, { deps, viewer }) => refundStuck(deps, viewer, input),
  }),
)

builder.mutationField('stuckConfirm', (t) =>
  t.withAuth({ admin: true }).fieldWithInput({
    type: StuckHandled,
    description:
      'Asks the payment company and confirms what was paid; if the time is gone, the money goes back.',
    typeOptions: about,
    input: { name: t.input.string(name), reason: t.input.string(reason) },
    errors: { types: [...confirmStuckErrors] },
    resolve: (_root, { input }, { deps, viewer }) => confirmStuck(deps, viewer, input),
  }),
)

builder.mutationField('stuckCancel', (t) =>
  t.withAuth({ admin: true }).fieldWithInput({
    type: StuckHandled,
    description: 'Cancels for the platform: whatever was paid goes back in full.',
    typeOptions: about,
    input: { name: t.input.string(name), reason: t.input.string(reason) },
    errors: { types: [...cancelStuckErrors] },
    resolve: (_root, { input }, { deps, viewer }) => cancelStuck(deps, viewer, input),
  }),
)

builder.mutationField('stuckSettle', (t) =>
  t.withAuth({ admin: true }).fieldWithInput({
    type: StuckHandled,
    description: 'Notes that a refund which failed for good was paid to the mentee another way, all of it.',
    typeOptions: { description: 'Which refund is stuck, and how it was paid.' },
    input: {
      name: t.input.string(name),
      way: t.input.field({ type: RefundWay, description: 'How it was paid.' }),
      reference: t.input.string({
        description: 'How the statement or the receipt names it; the mentee reads it.',
      }),
    },
    errors: { types: [...settleStuckErrors] },
    resolve: (_root, { input }, { deps, viewer }) => settleStuck(deps, viewer, input),
  }),
)
