import { type Checked, severalLines } from '../account/person.ts'
import { InputInvalid, type InputIssue } from '../errors.ts'
import { type Currency, isCurrency } from '../money/currencies.ts'
import { AmountInvalid, chargeLimits, parseMoney, toDecimal } from '../money/money.ts'
import type { ServiceFee } from './fee.ts'

const mostReason = 1_000

export type FeeDraft = {
  /** Null: no own fee any more. */
  readonly basisPoints: number | null
  readonly reason: string
}

/** A mentor's or a programme's fee as it can be kept. Throws InputInvalid with everything that is wrong with it. */
export function checkFee({ basisPoints, reason }: FeeDraft): { feeBps: number | null; reason: string } {
  const issues: InputIssue[] = []
  const feeBps = basisPoints === null ? null : taken(checkBps(basisPoints), ['basisPoints'], issues)
  const why = taken(checkWhy(reason), ['reason'], issues)
  if (issues.length > 0 || feeBps === undefined || why === undefined) throw new InputInvalid(issues)
  return { feeBps, reason: why }
}

export type ServiceFeeDraft = {
  readonly basisPoints: number
  readonly fixed: readonly { readonly amount: string; readonly currency: string }[]
  readonly reason: string
}

/** The service fee as it can be kept. Throws InputInvalid with everything that is wrong with it. */
export function checkServiceFee(draft: ServiceFeeDraft): ServiceFee & { reason: string } {
  const issues: InputIssue[] = []
  const feeBps = taken(checkBps(draft.basisPoints), ['basisPoints'], issues)
  const fixed: Partial<Record<Currency, bigint>> = {}
  for (const [place, { amount, currency }] of draft.fixed.entries()) {
    const minor = taken(checkFixed(amount, currency, fixed), ['fixed', place], issues)
    if (minor !== undefined && isCurrency(currency)) fixed[currency] = minor
  }
  const reason = taken(checkWhy(draft.reason), ['reason'], issues)
  if (issues.length > 0 || feeBps === undefined || reason === undefined) throw new InputInvalid(issues)
  return { feeBps, fixed, reason }
}

function taken<T>(checked: Checked<T>, path: InputIssue['path'], issues: InputIssue[]): T | undefined {
  if ('value' in checked) return checked.value
  issues.push({ path, message: checked.message })
  return undefined
}

function checkBps(bps: number): Checked<number> {
  const holds = Number.isInteger(bps) && bps >= 0 && bps <= 10_000
  return holds ? { value: bps } : { message: 'A fee is 0 to 100 percent, in steps of 0.01.' }
}

function checkWhy(reason: string): Checked<string> {
  const checked = severalLines(reason, mostReason)
  return 'value' in checked && checked.value === '' ? { message: 'Say why; it is kept.' } : checked
}

function checkFixed(
  amount: string,
  currency: string,
  known: Readonly<Partial<Record<Currency, bigint>>>,
): Checked<bigint> {
  if (!isCurrency(currency)) return { message: 'This currency is not offered here.' }
  if (known[currency] !== undefined) return { message: `There is an amount in ${currency} already.` }
  try {
    const { minor } = parseMoney(amount, currency)
    const { maximum } = chargeLimits(currency)
    if (minor <= maximum.minor) return { value: minor }
    return { message: `This is more than can be charged: ${toDecimal(maximum)} ${currency}.` }
  } catch (error) {
    if (error instanceof AmountInvalid) return { message: error.message }
    throw error
  }
}
