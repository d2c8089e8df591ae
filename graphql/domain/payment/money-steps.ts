import { type RefundState, toldState } from './refund.ts'

/**
 * PAID: taken from whoever booked. HELD: kept until then for the mentor. TO_MENTOR: left for the mentor. RETURNING: goes
 * back, or waits for somebody who sees to it. WITHHELD: is to go back, once the bank that has it decided. RETURNED: went
 * back. AS_CREDIT: went back into the package that paid. BY_BANK: the mentee's bank took it back. WITH_BANK: a bank decides
 * about the payment, since then. SPENT: a session was booked with it.
 */
export const moneyStepKinds = [
  ...(['PAID', 'RETURNING', 'WITHHELD', 'RETURNED', 'AS_CREDIT', 'BY_BANK', 'WITH_BANK'] as const),
  'SPENT',
  ...(['HELD', 'TO_MENTOR'] as const),
] as const
export type MoneyStepKind = (typeof moneyStepKinds)[number]

/** `minor`: of what was paid, in minor units; a mentor's share is nobody else's to know. */
export type MoneyStep = { readonly kind: MoneyStepKind; readonly at: Date; readonly minor: bigint | null }

type Refund = {
  readonly state: RefundState
  readonly settledBy: 'TRANSFER' | 'CASH' | 'BANK' | 'CREDIT' | null
  readonly failureReason: string | null
  readonly amountMinor: bigint
  readonly decidedAt: Date
  readonly settledAt: Date | null
}

/** `endedAt`: when it was acted upon; null while a bank has to decide. */
type Contest = { readonly openedAt: Date; readonly endedAt: Date | null; readonly withheld: boolean }

export type MoneyFacts = {
  readonly paid: { readonly minor: bigint; readonly at: Date }
  readonly refunds: readonly Refund[]
  /** What banks took beyond what was to go back anyway. */
  readonly lostMinor: bigint
  readonly payout: { readonly state: string; readonly releaseAt: Date; readonly paidAt: Date | null } | null
  readonly contests: readonly Contest[]
}

const gone: ReadonlySet<RefundState> = new Set(['SUCCEEDED', 'SETTLED_OTHERWISE'])
const waits: ReadonlySet<string> = new Set(['HELD', 'DUE', 'SENDING'])

/** What became of money that was paid, in order of time; what is kept comes with the time until which it is. */
export function moneySteps(facts: MoneyFacts): MoneyStep[] {
  const { paid, refunds, lostMinor, payout, contests } = facts
  const open = contests.filter(({ endedAt }) => endedAt === null)
  const kept = refunds.reduce((left, { amountMinor }) => left - amountMinor, paid.minor - lostMinor)
  const steps: MoneyStep[] = [{ kind: 'PAID', ...paid }, ...backSteps(facts)]
  if (payout?.state === 'PAID' && payout.paidAt && kept > 0n)
    steps.push({ kind: 'TO_MENTOR', at: payout.paidAt, minor: null })
  for (const { openedAt: at } of open) steps.push({ kind: 'WITH_BANK', at, minor: null })
  steps.sort((one, other) => one.at.getTime() - other.at.getTime())
  if (payout && waits.has(payout.state) && kept > 0n && open.length === 0)
    steps.push({ kind: 'HELD', at: payout.releaseAt, minor: kept })
  return steps
}

function backSteps({ refunds, lostMinor, contests }: MoneyFacts): MoneyStep[] {
  const withheld = contests.some((contest) => contest.endedAt === null && contest.withheld)
  const steps = refunds
    .filter(({ settledBy }) => settledBy !== 'BANK')
    .map((refund): MoneyStep => {
      const { settledAt, settledBy, decidedAt, amountMinor: minor } = refund
      const state = toldState(refund)
      if (gone.has(state))
        return { kind: settledBy === 'CREDIT' ? 'AS_CREDIT' : 'RETURNED', at: settledAt ?? decidedAt, minor }
      const kind = withheld && state === 'DECIDED' ? 'WITHHELD' : 'RETURNING'
      return { kind, at: decidedAt, minor }
    })
  const byBank = refunds.filter(({ settledBy }) => settledBy === 'BANK')
  const minor = byBank.reduce((sum, { amountMinor }) => sum + amountMinor, lostMinor)
  const ends = [...contests.map(({ endedAt }) => endedAt), ...byBank.map(({ settledAt }) => settledAt)]
  const at = ends.flatMap((end) => end ?? []).sort((a, b) => b.getTime() - a.getTime())[0]
  return minor > 0n && at ? [...steps, { kind: 'BY_BANK', at, minor }] : steps
}
