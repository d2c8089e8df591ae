import type { Money } from '../money/money.ts'

/** How far the payment company knows a price: it is to be told, it was, it was told that nobody is to pay it any more. */
export const companyPriceStates = ['WANTED', 'TOLD', 'ARCHIVED'] as const
export type CompanyPriceState = (typeof companyPriceStates)[number]

/** What is told of a session type. */
export type Priced = { readonly title: string; readonly price: Money; readonly active: boolean }

export type KnownPrice = {
  readonly id: string
  readonly amount: Money
  readonly state: CompanyPriceState
  /** Since when nobody is to pay it any more, whether or not the company was told; null: it may be paid. */
  readonly archivedAt: Date | null
}

/** A session type as the payment company is told of it, with every price there ever was. */
export type Known = {
  readonly title: string
  readonly offered: boolean
  /** Whether it was told this; else it is to be, and nobody knows what it was told before. */
  readonly told: boolean
  readonly prices: readonly KnownPrice[]
}

/** What comes next. What is to be told is noted here before anybody is called. */
export type Telling =
  | { readonly tell: 'TYPE_NOTED'; readonly title: string; readonly offered: boolean }
  | { readonly tell: 'TYPE'; readonly title: string; readonly offered: boolean }
  | { readonly tell: 'PRICE_NOTED'; readonly amount: Money }
  | { readonly tell: 'PRICE'; readonly id: string }
  | { readonly tell: 'ARCHIVE_NOTED'; readonly id: string }
  | { readonly tell: 'ARCHIVED'; readonly id: string }

const equal = (one: Money, other: Money) => one.minor === other.minor && one.currency === other.currency

/** Whether a session type is sold: what is free or hidden is not. */
export const isSold = ({ active, price }: Priced) => active && price.minor > 0n

/** The price that is asked now, as far as the company is to know it. */
export const currentPrice = <P extends KnownPrice>({ price }: Priced, prices: readonly P[]): P | undefined =>
  prices.find(({ archivedAt, amount }) => archivedAt === null && equal(amount, price))

/**
 * What the payment company is told next, so that in the end it knows the type by its title and exactly one price; null when
 * it knows all. A new price comes before the old one goes. What was to be told and is no longer asked is told all the same,
 * because nobody knows whether it was, and archived after; what is to be archived is never asked again, because nobody knows
 * whether that was told. The type itself goes last: nothing is priced that is not sold.
 */
export function nextTelling(type: Priced, known: Known | null): Telling | null {
  const sold = isSold(type)
  const { title } = type
  if (!known) return sold ? { tell: 'TYPE_NOTED', title, offered: true } : null
  if (known.title !== title || (sold && !known.offered))
    return { tell: 'TYPE_NOTED', title, offered: sold || known.offered }
  if (!known.told) return { tell: 'TYPE', title, offered: known.offered }
  const current = currentPrice(type, known.prices)
  if (sold && !current) return { tell: 'PRICE_NOTED', amount: type.price }
  const untold = [current, ...known.prices].find((price) => price?.state === 'WANTED')
  if (untold) return { tell: 'PRICE', id: untold.id }
  const old = known.prices.find((price) => price.state === 'TOLD' && price !== current)
  if (old) return { tell: old.archivedAt ? 'ARCHIVED' : 'ARCHIVE_NOTED', id: old.id }
  return !sold && known.offered ? { tell: 'TYPE_NOTED', title, offered: false } : null
}
