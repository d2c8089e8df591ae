import { type PriceSummary, totalOf } from '#graphql/domain/booking/price.ts'
import { quotePrice, quotePriceErrors } from '#graphql/usecases/promotion/quote.ts'
import { AnswerInput } from '../booking/checkout.ts'
import { PriceLine } from '../booking/price-lines.ts'
import { builder } from '../builder.ts'
import { MoneyType } from '../scalars/money.ts'
import { SessionType } from '../session-type/session-type.ts'

const PriceQuote = builder.objectRef<PriceSummary>('PriceQuote').implement({
  description: 'What a booking would cost now. Nothing is held, and no code is used up.',
  fields: (t) => ({
    total: t.field({ type: MoneyType, description: 'What would be paid; 0: nothing.', resolve: totalOf }),
    lines: t.field({
      type: [PriceLine],
      complexity: { field: 1, multiplier: 3 },
      description:
        'What it is made of: the session, what was added, then what is taken off. They sum to `total`.',
      resolve: ({ lines, currency }) => lines.map((line) => ({ ...line, currency })),
    }),
  }),
})

const PriceQuoteInput = builder.inputType('PriceQuoteInput', {
  description: 'What the mentee chose.',
  fields: (t) => ({
    answers: t.field({
      type: [AnswerInput],
      required: false,
      description: 'Answers so far; those that cost nothing do not matter.',
    }),
    promotionCode: t.string({ required: false, description: 'A code that lowers the price.' }),
    email: t.string({
      required: false,
      description:
        'Who would book, for codes that are for a first session; a signed-in viewer leaves it out.',
    }),
  }),
})

builder.prismaObjectField(SessionType, 'priceQuote', (t) =>
  t.field({
    type: PriceQuote,
    complexity: { field: 10, multiplier: 1 },
    description: 'The price with these answers and this code, before booking.',
    args: { input: t.arg({ type: PriceQuoteInput, required: true, description: 'What was chosen.' }) },
    errors: { types: [...quotePriceErrors] },
    select: { id: true },
    resolve: ({ id }, { input: { answers, ...input } }, { deps, viewer, source }) =>
      quotePrice(deps, viewer, {
        ...input,
        sessionTypeId: id,
        answers: answers?.map(({ questionId, value }) => ({ questionId: questionId.id, value })) ?? null,
        source,
      }),
  }),
)
