import { type PriceLine as Line, type PriceSnapshot, summaryFrom } from '#graphql/domain/booking/price.ts'
import type { Currency } from '#graphql/domain/money/currencies.ts'
import { money } from '#graphql/domain/money/money.ts'
import { builder } from '../builder.ts'
import { MoneyType } from '../scalars/money.ts'
import { Booking } from './booking.ts'

const PriceLineKind = builder.enumType('PriceLineKind', {
  description: 'What a part of a price is. Values may be added.',
  values: {
    BASE: { description: 'The session itself.' },
    ADD_ON: { description: 'Something that was added.' },
    MENTOR_DISCOUNT: { description: 'A code of the mentor’s, who earns less for it.' },
    PLATFORM_DISCOUNT: { description: 'A code that the platform bears.' },
    SERVICE_FEE: { description: 'What the platform adds.' },
  } as const,
})

export const PriceLine = builder.objectRef<Line & { currency: Currency }>('PriceLine').implement({
  description: 'One part of a price.',
  fields: (t) => ({
    kind: t.expose('kind', { type: PriceLineKind, description: 'What it is.' }),
    label: t.exposeString('label', {
      description: 'What it is for: the session, or what was added, or the code that was used.',
    }),
    amount: t.field({
      type: MoneyType,
      description: 'What it comes to; a discount is negative.',
      resolve: ({ minor, currency }) => money(minor, currency),
    }),
  }),
})

builder.prismaObjectField(Booking, 'priceLines', (t) =>
  t.field({
    type: [PriceLine],
    complexity: { field: 1, multiplier: 3 },
    description:
      'What the price is made of: the session first, then what was added, then what was taken off. They sum to `price`.',
    select: { breakdown: true },
    resolve: ({ breakdown }) => {
      const { lines, currency } = summaryFrom(breakdown as unknown as PriceSnapshot)
      return lines.map((line) => ({ ...line, currency }))
    },
  }),
)
