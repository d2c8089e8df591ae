import { InputInvalid } from '#graphql/domain/errors.ts'
import type { LocalStretch, Search } from '#graphql/domain/mentor/search.ts'
import { AmountInvalid, type Money } from '#graphql/domain/money/money.ts'
import { builder } from '../builder.ts'
import { moneyFrom } from '../scalars/money.ts'

type Range<Bound> = { atLeast?: Bound | null | undefined; atMost?: Bound | null | undefined }

export const PriceRangeInput = builder.inputType('PriceRangeInput', {
  description: 'Prices of one currency, both ends included. What costs nothing has every currency.',
  fields: (t) => ({
    currency: t.field({ type: 'CurrencyCode', description: 'Which currency.' }),
    atLeast: t.field({ type: 'Decimal', required: false, description: 'In units of the currency.' }),
    atMost: t.field({ type: 'Decimal', required: false, description: 'In units of the currency.' }),
  }),
})

export const MinutesRangeInput = builder.inputType('MinutesRangeInput', {
  description: 'Minutes, both ends included.',
  fields: (t) => ({
    atLeast: t.int({ required: false, description: 'No fewer.' }),
    atMost: t.int({ required: false, description: 'No more.' }),
  }),
})

export const TimeRangeInput = builder.inputType('TimeRangeInput', {
  description: 'A stretch of time.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'The first instant.' }),
    to: t.field({ type: 'DateTime', description: 'The first instant after it.' }),
  }),
})

export const LocalStretchInput = builder.inputType('LocalStretchInput', {
  description: 'A stretch of a day by the clocks of a zone; what is not after the start is on the next day.',
  fields: (t) => ({
    date: t.field({ type: 'Date', description: 'Which day.' }),
    start: t.string({ description: 'From when. 18:00' }),
    end: t.string({ description: 'Until when. 20:00, or 24:00' }),
    timeZone: t.field({ type: 'TimeZone', description: 'By whose clocks.' }),
  }),
})

export type SearchArgs = {
  search?: string | null | undefined
  topics?: readonly string[] | null | undefined
  languages?: readonly string[] | null | undefined
  price?: ({ currency: string } & Range<string>) | null | undefined
  durationMinutes?: Range<number> | null | undefined
  freeAt?: Date | null | undefined
  freeOn?: LocalStretch | null | undefined
  freeBetween?: { from: Date; to: Date } | null | undefined
}

/** The arguments as the directory understands them. Throws InputInvalid for an amount that the currency cannot have. */
export function searchFrom(args: SearchArgs): Search {
  const { price, durationMinutes, freeAt, freeBetween } = args
  return {
    text: args.search ?? null,
    topics: args.topics ?? [],
    languages: args.languages ?? [],
    price: price ? { atLeast: bound(price, 'atLeast'), atMost: bound(price, 'atMost') } : null,
    durationMinutes: durationMinutes
      ? { atLeast: durationMinutes.atLeast ?? null, atMost: durationMinutes.atMost ?? null }
      : null,
    freeAt: freeAt?.getTime() ?? null,
    freeOn: args.freeOn ?? null,
    freeBetween: freeBetween ? { from: freeBetween.from.getTime(), to: freeBetween.to.getTime() } : null,
  }
}

function bound(price: { currency: string } & Range<string>, end: 'atLeast' | 'atMost'): Money | null {
  const amount = price[end]
  if (amount == null) return null
  try {
    return moneyFrom({ amount, currency: price.currency })
  } catch (error) {
    if (!(error instanceof AmountInvalid)) throw error
    throw new InputInvalid([{ path: ['price', end], message: error.message }])
  }
}
