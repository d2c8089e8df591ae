import { invalid } from './refusal.ts'

const zeroDecimal = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ')
const threeDecimal = 'bhd jod kwd omr tnd'.split(' ')
const known =
  'usd eur gbp jpy aud cad chf sek nok dkk pln czk huf ron bgn inr sgd hkd nzd mxn brl zar try aed ils thb myr idr php krw cop clp pen uyu isk ugx kes ngn egp mad bhd jod kwd omr tnd vnd twd ars bif djf gnf kmf mga pyg rwf vuv xaf xof xpf'.split(
    ' ',
  )

/** Stripe's least amounts per charge, in minor units (docs.stripe.com/currencies, settlement in the same currency). */
const least: Record<string, number> = {
  usd: 50,
  eur: 50,
  gbp: 30,
  jpy: 50,
  aud: 50,
  cad: 50,
  chf: 50,
  sek: 300,
  nok: 300,
  dkk: 250,
  pln: 200,
  czk: 1500,
  huf: 17_500,
  inr: 50,
  sgd: 50,
  hkd: 400,
  nzd: 50,
  mxn: 1000,
  brl: 50,
  aed: 200,
  myr: 200,
  ron: 200,
  thb: 1000,
}

function exponentOf(currency: string): number {
  if (zeroDecimal.includes(currency)) return 0
  return threeDecimal.includes(currency) ? 3 : 2
}

/** "$25.00": an amount in minor units as Stripe writes it in its messages. */
export function shown(amount: number, currency: string): string {
  const digits = exponentOf(currency)
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency, ...fraction })
  return format.format(amount / 10 ** digits).replaceAll('\u00a0', ' ')
}

/** One krona, one shilling: sent with two decimals, of which there are none. */
const whole = 100

/** Refuses currencies unknown to Stripe and amounts it cannot move: ISK and UGX only in whole units (sent with two decimals), three-decimal ones in tens. */
export function checkAmount(amount: number, currency: string, param: string): void {
  if (!known.includes(currency)) throw invalid(`Invalid currency: ${currency}.`, { param: 'currency' })
  if (amount > 99_999_999)
    throw invalid(`Amount must be no more than ${shown(99_999_999, currency)}`, {
      code: 'amount_too_large',
      param,
    })
  const step = ['isk', 'ugx'].includes(currency) ? whole : exponentOf(currency) === 3 ? 10 : 1
  if (amount % step !== 0)
    throw invalid(`Invalid amount: ${amount}. Amounts in ${currency} must be divisible by ${step}.`, {
      param,
    })
}

/** Refuses a total below Stripe's minimum; zero is free and needs no charge. */
export function checkLeast(total: number, currency: string): void {
  const minimum = least[currency] ?? 1
  if (total > 0 && total < minimum)
    throw invalid(
      `The Checkout Session's total amount due must add up to at least ${shown(minimum, currency)} ${currency}`,
      { code: 'amount_too_small' },
    )
}

/** 2.9 % and 30 minor units, halves up; where nothing moves but whole units, a fee is whole too. */
export function processingFee(amount: number, currency: string): number {
  const step = ['isk', 'ugx'].includes(currency) ? whole : 1
  const fee = Math.round((amount * 29) / 1000) + 30
  return Math.min(amount, Math.round(fee / step) * step)
}
