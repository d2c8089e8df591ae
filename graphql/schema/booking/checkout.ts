import { checkoutBooking, checkoutErrors } from '#graphql/usecases/booking/checkout.ts'
import type { Checkout } from '#graphql/usecases/booking/checkout-answer.ts'
import { retryCheckout, retryErrors } from '#graphql/usecases/booking/retry.ts'
import { builder } from '../builder.ts'
import { PackagePurchase } from '../package/purchase.ts'
import { MoneyInput } from '../scalars/money.ts'
import { Question } from '../session-type/question.ts'
import { SessionType } from '../session-type/session-type.ts'
import { Booking } from './booking.ts'
import { asGuestOf } from './guest.ts'

const MenteeInput = builder.inputType('MenteeInput', {
  description: 'Who books, when nobody is signed in.',
  fields: (t) => ({
    name: t.string({ description: 'As the mentor shall see it.' }),
    email: t.string({ description: 'Where the confirmation and the link to the booking go.' }),
  }),
})

export const AnswerInput = builder.inputType('AnswerInput', {
  description: 'The answer to one of the session type’s questions.',
  fields: (t) => ({
    questionId: t.globalID({ for: Question, description: 'Which question.' }),
    value: t.string({
      description: 'The answer; several choices one a line, yes or no as true or false, a file by its id.',
    }),
  }),
})

export const BookingCheckout = builder.objectRef<Checkout>('BookingCheckout').implement({
  description: 'A time that is held, and where to pay for it.',
  fields: (t) => ({
    booking: t.prismaField({
      type: Booking,
      description: 'The booking.',
      resolve: (query, { bookingId }, _args, { deps }) =>
        deps.db.booking.findUniqueOrThrow({ ...query, where: { id: bookingId } }),
    }),
    checkoutUrl: t.expose('checkoutUrl', {
      type: 'URL',
      nullable: true,
      description: 'Where to pay; null when nothing is to be paid, or the page is still being made.',
    }),
    accessToken: t.exposeString('accessToken', {
      nullable: true,
      description: 'A guest’s key to this booking: Authorization: Booking <token>. Null for everybody else.',
    }),
  }),
})

builder.mutationField('bookingCheckout', (t) =>
  t.fieldWithInput({
    type: BookingCheckout,
    authScopes: { booking: true },
    description:
      'Holds a time and opens its Checkout. A free session is confirmed at once, or when the card for its fee for not coming is saved. The price is the database’s.',
    typeOptions: { description: 'Which session type, when, and for whom.' },
    input: {
      sessionTypeId: t.input.globalID({ for: SessionType, description: 'What to book.' }),
      startsAt: t.input.field({ type: 'DateTime', description: 'One of the slots’ starts.' }),
      timeZone: t.input.field({ type: 'TimeZone', description: 'The mentee’s own zone; mails speak in it.' }),
      durationMinutes: t.input.int({
        required: false,
        description: 'One of the session type’s lengths; left out: its usual one.',
      }),
      mentee: t.input.field({
        type: MenteeInput,
        required: false,
        description: 'For guests; a signed-in viewer leaves it out.',
      }),
      answers: t.input.field({
        type: [AnswerInput],
        required: false,
        description: 'Answers to the questions.',
      }),
      promotionCode: t.input.string({ required: false, description: 'A code that lowers the price.' }),
      packagePurchaseId: t.input.globalID({
        for: PackagePurchase,
        required: false,
        description: 'Pays with a session of this package, which the viewer bought; nothing else is charged.',
      }),
      acceptedNoShowFee: t.input.field({
        type: MoneyInput,
        required: false,
        description:
          'The session type’s noShowFee, to which the mentee said yes; needed where it has one and no package pays.',
      }),
      idempotencyKey: t.input.field({
        type: 'UUID',
        description: 'A new one per booking; a repeat answers with the same booking.',
      }),
    },
    errors: { types: [...checkoutErrors] },
    resolve: async (_root, { input }, context) => {
      const { sessionTypeId, answers, mentee, promotionCode, packagePurchaseId, ...given } = input
      const { acceptedNoShowFee, ...rest } = given
      const checkout = await checkoutBooking(context.deps, context.viewer, {
        ...rest,
        sessionTypeId: sessionTypeId.id,
        mentee: mentee ?? null,
        promotionCode: promotionCode ?? null,
        ...(acceptedNoShowFee ? { acceptedNoShowFee } : {}),
        ...(packagePurchaseId ? { purchaseId: packagePurchaseId.id } : {}),
        answers: answers?.map(({ questionId, value }) => ({ questionId: questionId.id, value })) ?? null,
        source: context.source,
      })
      asGuestOf(context, checkout)
      return checkout
    },
  }),
)

builder.mutationField('bookingCheckoutRetry', (t) =>
  t.fieldWithInput({
    type: BookingCheckout,
    authScopes: { booking: true },
    description: 'Holds the time of a booking that was not paid in time once more, if it is still free.',
    typeOptions: { description: 'Which booking.' },
    input: {
      bookingId: t.input.globalID({ for: Booking, description: 'Which booking.' }),
      idempotencyKey: t.input.field({ type: 'UUID', description: 'A new one per try.' }),
    },
    errors: { types: [...retryErrors] },
    resolve: (_root, { input: { bookingId, idempotencyKey } }, { deps, viewer }) =>
      retryCheckout(deps, viewer, { bookingId: bookingId.id, idempotencyKey }),
  }),
)
