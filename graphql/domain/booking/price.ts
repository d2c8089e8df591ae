import { noServiceFee, type ServiceFee, serviceFeeOn } from '../fee/fee.ts'
import { type Currency, isCurrency } from '../money/currencies.ts'
import { chargeLimits, type Money, money, PriceBelowMinimum } from '../money/money.ts'

/** One paid answer: `unit` times `quantity` (a ticked box or a chosen option is 1). */
export type AddOn = {
  readonly questionId: string
  readonly label: string
  readonly unit: bigint
  readonly quantity: number
}

export type PriceLine = {
  readonly kind: 'BASE' | 'ADD_ON' | 'MENTOR_DISCOUNT' | 'PLATFORM_DISCOUNT' | 'SERVICE_FEE'
  readonly label: string
  /** Minor units; discounts are negative. */
  readonly minor: bigint
}

/** What is paid and what it is made of; the split reads the named parts. */
export type PriceSummary = {
  readonly currency: Currency
  readonly lines: readonly PriceLine[]
  /** Base and add-ons, before anything is taken off. */
  readonly listed: bigint
  readonly mentorDiscount: bigint
  readonly platformDiscount: bigint
  readonly serviceFee: bigint
  readonly total: bigint
}

export type PriceParts = {
  readonly title: string
  readonly base: Money
  readonly addOns?: readonly AddOn[]
  /** What names the discount to whoever reads the price. */
  readonly code?: string
  readonly mentorDiscount?: bigint
  readonly platformDiscount?: bigint
  readonly serviceFee?: ServiceFee
}

/**
 * The price of one booking, from the database's figures only. Discounts never exceed what is listed; a service fee comes
 * on what they leave. Throws PriceBelowMinimum when a discount leaves an amount that the provider cannot charge.
 */
export function priceOf(parts: PriceParts): PriceSummary {
  const { currency } = parts.base
  const addOns = (parts.addOns ?? []).map(addOnLine).filter(({ minor }) => minor !== 0n)
  const listed = addOns.reduce((sum, { minor }) => sum + minor, parts.base.minor)
  const mentorDiscount = atMost(parts.mentorDiscount ?? 0n, listed)
  const platformDiscount = atMost(parts.platformDiscount ?? 0n, listed - mentorDiscount)
  const net = listed - mentorDiscount - platformDiscount
  const { minimum } = chargeLimits(currency)
  if (net > 0n && net < minimum.minor) throw new PriceBelowMinimum(minimum)
  const serviceFee = serviceFeeOn(net, currency, parts.serviceFee ?? noServiceFee)
  const total = net + serviceFee
  const taken: PriceLine[] = [
    { kind: 'MENTOR_DISCOUNT', label: named('Discount', parts), minor: -mentorDiscount },
    { kind: 'PLATFORM_DISCOUNT', label: named('Promotion', parts), minor: -platformDiscount },
    { kind: 'SERVICE_FEE', label: 'Service fee', minor: serviceFee },
  ]
  const lines: PriceLine[] = [
    { kind: 'BASE', label: parts.title, minor: parts.base.minor },
    ...addOns,
    ...taken.filter(({ minor }) => minor !== 0n),
  ]
  return { currency, lines, listed, mentorDiscount, platformDiscount, serviceFee, total }
}

const named = (what: string, { code }: PriceParts) => (code ? `${what} ${code}` : what)

function addOnLine({ label, unit, quantity }: AddOn): PriceLine {
  if (!Number.isSafeInteger(quantity) || quantity < 0)
    throw new RangeError('an add-on is taken a whole number of times')
  return {
    kind: 'ADD_ON',
    label: quantity > 1 ? `${label} × ${quantity}` : label,
    minor: unit * BigInt(quantity),
  }
}

function atMost(amount: bigint, limit: bigint): bigint {
  if (amount < 0n) throw new RangeError('a discount takes off, it does not add')
  return amount < limit ? amount : limit
}

/** Stripe's most for one Checkout Session. */
const mostCharged = 100

/**
 * The lines that are charged: positive all of them, and together the total. Nothing can be taken off at the provider, so
 * with a discount what it leaves is one line; the service fee keeps its own.
 */
export function chargedLines(summary: PriceSummary): PriceLine[] {
  const { lines, listed, mentorDiscount, platformDiscount } = summary
  const own = lines.filter(({ kind }) => kind === 'BASE' || kind === 'ADD_ON')
  const fee = lines.filter(({ kind }) => kind === 'SERVICE_FEE')
  const off = mentorDiscount + platformDiscount
  const apart = off === 0n && own.length + fee.length <= mostCharged
  const whole = own.slice(0, 1).map((base) => ({ ...base, minor: listed - off }))
  return [...(apart ? own : whole), ...fee].filter(({ minor }) => minor > 0n)
}

/** The total as money. */
export function totalOf(summary: PriceSummary): Money {
  return money(summary.total, summary.currency)
}

/** The same as plain JSON, amounts as digits: what the booking keeps for ever. */
export type PriceSnapshot = {
  readonly version: 1
  readonly currency: string
  readonly lines: readonly {
    readonly kind: PriceLine['kind']
    readonly label: string
    readonly minor: string
  }[]
  readonly listed: string
  readonly mentorDiscount: string
  readonly platformDiscount: string
  readonly serviceFee: string
  readonly total: string
}

export function snapshotOf(summary: PriceSummary): PriceSnapshot {
  return {
    version: 1,
    currency: summary.currency,
    lines: summary.lines.map((line) => ({ ...line, minor: line.minor.toString() })),
    listed: summary.listed.toString(),
    mentorDiscount: summary.mentorDiscount.toString(),
    platformDiscount: summary.platformDiscount.toString(),
    serviceFee: summary.serviceFee.toString(),
    total: summary.total.toString(),
  }
}

/** Reads a snapshot back; a currency that is no longer offered is a RangeError. */
export function summaryFrom(snapshot: PriceSnapshot): PriceSummary {
  const { currency } = snapshot
  if (!isCurrency(currency)) throw new RangeError(`a price in an unknown currency: ${currency}`)
  return {
    currency,
    lines: snapshot.lines.map((line) => ({ ...line, minor: BigInt(line.minor) })),
    listed: BigInt(snapshot.listed),
    mentorDiscount: BigInt(snapshot.mentorDiscount),
    platformDiscount: BigInt(snapshot.platformDiscount),
    serviceFee: BigInt(snapshot.serviceFee),
    total: BigInt(snapshot.total),
  }
}
