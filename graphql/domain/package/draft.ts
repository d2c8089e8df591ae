import { type Checked, collected } from '../account/person.ts'
import { InputInvalid } from '../errors.ts'
import {
  AmountInvalid,
  chargeLimits,
  checkPrice,
  type Money,
  PriceBelowMinimum,
  parseMoney,
  toDecimal,
} from '../money/money.ts'
import { eachOf } from './package.ts'

/** A package as it was typed; its currency is its session type's. */
export type PackageDraft = { readonly sessions: number; readonly price: string; readonly validMonths: number }

export type CheckedPackage = {
  readonly sessions: number
  readonly price: Money
  readonly validMonths: number
}

const mostSessions = 50
const mostMonths = 12

/** The package as it can be sold. Throws InputInvalid with all that is wrong with it. */
export function checkPackage(draft: PackageDraft, single: Money): CheckedPackage {
  const { sessions, validMonths } = draft
  const whole = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most
  const fits = whole(sessions, 2, mostSessions)
  const checked = collected({
    sessions: fits
      ? { value: sessions }
      : { message: `A package has 2 to ${mostSessions} sessions, a whole number.` },
    price: fits ? checkTotal(draft, single) : { value: single },
    validMonths: whole(validMonths, 1, mostMonths)
      ? { value: validMonths }
      : { message: `A package holds for 1 to ${mostMonths} months.` },
  })
  if ('issues' in checked) throw new InputInvalid(checked.issues)
  return { sessions, validMonths, price: checked.values.price as Money }
}

function checkTotal({ price, sessions }: PackageDraft, single: Money): Checked<Money> {
  try {
    const total = checkPrice(parseMoney(price, single.currency))
    return dearness(total, sessions, single) ?? { value: total }
  } catch (error) {
    if (error instanceof AmountInvalid || error instanceof PriceBelowMinimum)
      return { message: error.message }
    throw error
  }
}

function dearness(total: Money, sessions: number, single: Money): { message: string } | null {
  const { minimum } = chargeLimits(total.currency)
  if (eachOf(total.minor, total.currency, sessions).minor < minimum.minor)
    return { message: `Each session costs at least ${toDecimal(minimum)} ${minimum.currency}.` }
  const apart = { minor: single.minor * BigInt(sessions), currency: single.currency }
  return total.minor > apart.minor
    ? { message: `Apart they cost ${toDecimal(apart)} ${apart.currency}: a package is not dearer.` }
    : null
}
