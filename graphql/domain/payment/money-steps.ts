import { type RefundState, toldState } from './refund.ts'

/**
 * PAID: taken from whoever booked. HELD: kept until then for the mentor. TO_MENTOR: left for the mentor. RETURNING: goes
 * back, or waits for somebody who sees to it. RETURNED: went back.
 */
export const moneyStepKinds = ['PAID', 'RETURNING', 'RETURNED', 'HELD', 'TO_MENTOR'] as const
export type MoneyStepKind = (typeof moneyStepKinds)[number]

/** `minor`: of what was paid, in minor units; a mentor's share is nobody else's to know. */
export type MoneyStep = { readonly kind: MoneyStepKind; readonly at: Date; readonly minor: bigint | null }

type Refund = {
  readonly state: RefundState
  readonly failureReason: string | null
  readonly amountMinor: bigint
  readonly decidedAt: Date
  readonly settledAt: Date | null
}

export type MoneyFacts = {
  readonly paid: { readonly minor: bigint; readonly at: Date }
  readonly refunds: readonly Refund[]
  readonly payout: { readonly state: string; readonly releaseAt: Date; readonly paidAt: Date | null } | null
  /** Whether a bank has to decide about it: then nobody can say what becomes of it. */
  readonly contested: boolean
}

const gone: ReadonlySet<RefundState> = new Set(['SUCCEEDED', 'SETTLED_OTHERWISE'])
const waits: ReadonlySet<string> = new Set(['HELD', 'DUE', 'SENDING'])

/** What became of money that was paid, in order of time; what is kept comes with the time until which it is. */
export function moneySteps({ paid, refunds, payout, contested }: MoneyFacts): MoneyStep[] {
  const back = refunds.map((refund): MoneyStep => {
    const { settledAt, decidedAt, amountMinor: minor } = refund
    return gone.has(toldState(refund))
      ? { kind: 'RETURNED', at: settledAt ?? decidedAt, minor }
      : { kind: 'RETURNING', at: decidedAt, minor }
  })
  const kept = refunds.reduce((left, { amountMinor }) => left - amountMinor, paid.minor)
  const steps: MoneyStep[] = [{ kind: 'PAID', ...paid }, ...back]
  if (payout?.state === 'PAID' && payout.paidAt && kept > 0n)
    steps.push({ kind: 'TO_MENTOR', at: payout.paidAt, minor: null })
  steps.sort((one, other) => one.at.getTime() - other.at.getTime())
  if (payout && waits.has(payout.state) && kept > 0n && !contested)
    steps.push({ kind: 'HELD', at: payout.releaseAt, minor: kept })
  return steps
}
