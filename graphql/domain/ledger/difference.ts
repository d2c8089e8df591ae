import type { Expected } from './movements.ts'

/** In which way the ledger and the provider say different things. */
export const differenceKinds = [
  'MISSING_HERE',
  'MISSING_THERE',
  'AMOUNT_DIFFERS',
  'CURRENCY_DIFFERS',
  'BALANCE_DIFFERS',
] as const
export type DifferenceKind = (typeof differenceKinds)[number]

/**
 * What a person must look at: a difference, that the payment company does not take us, that somebody signs as a company
 * does from an address that is not its own, or what happened in a calendar that is kept elsewhere.
 */
export const caseKinds = [
  ...differenceKinds,
  'PAYMENTS_SHUT',
  'WEBHOOK_SOURCE',
  'CALENDAR_OVERLAP',
  'CALENDAR_UNSURE',
  'CALENDAR_LATE',
] as const
export type CaseKind = (typeof caseKinds)[number]

/** `here`: what the ledger says, `there`: what the provider says; null where one says nothing. Minor units. */
export type Difference = {
  readonly kind: DifferenceKind
  /** What differs: the key of the entry, or for a balance its currency. */
  readonly subject: string
  readonly currency: string
  readonly here: bigint | null
  readonly there: bigint | null
  readonly detail: string
  readonly bookingId: string | null
  /** So new that one side may still be on its way to the other: it opens no case, and keeps one open. */
  readonly fresh: boolean
}

/** What an entry does to the provider's account, per currency. */
export type Booked = { readonly currency: string; readonly minor: bigint }

/** How the entry differs from what it must be; null when they agree. */
export function compare(
  expected: Expected & { currency: string },
  booked: readonly Booked[],
): Pick<Difference, 'kind' | 'currency' | 'here' | 'there'> | null {
  const { currency, minor: there } = expected
  const same = booked.find((line) => line.currency === currency)
  const [other] = booked
  if (same?.minor === there && booked.length === 1) return null
  if (same) return { kind: 'AMOUNT_DIFFERS', currency, here: same.minor, there }
  if (other) return { kind: 'CURRENCY_DIFFERS', currency, here: other.minor, there }
  return { kind: 'MISSING_HERE', currency, here: null, there }
}

/** By how much, for a person who accepted it: another difference of the same thing is a new one. */
export const gapOf = ({ here, there }: Pick<Difference, 'here' | 'there'>) => (there ?? 0n) - (here ?? 0n)

const steadyMs = 5 * 60_000
const restlessMs = 10 * 60_000

/** What was seen at a look at the balance: since when it differs, and since when by this much. */
export type Look = { readonly gap: bigint; readonly since: Date; readonly steadySince: Date }

/** The look before and the gap now; null when there is none. */
export function nextLook(before: Look | null, gap: bigint, now: Date): Look | null {
  if (gap === 0n) return null
  if (!before) return { gap, since: now, steadySince: now }
  return { gap, since: before.since, steadySince: before.gap === gap ? before.steadySince : now }
}

/**
 * Whether a balance differs for good: by the same amount for five minutes, or by any for ten. Less is money on its way
 * between the provider's answer and our record of it.
 */
export function differsForGood({ since, steadySince }: Look, now: Date): boolean {
  const age = (at: Date) => now.getTime() - at.getTime()
  return age(steadySince) >= steadyMs || age(since) >= restlessMs
}
