/** How a script ended, one line per fact: "b1 state" is "COMPLETED". Whatever the gears may do differently is no line. */
export type Ending = ReadonlyMap<string, string>

/** A booking as both gears know it at the end; amounts in minor units. */
export type EndedBooking = {
  readonly state: string
  readonly noShowOf: string | null
  readonly complaint: string | null
  /** In minutes after the beginning. */
  readonly startsAt: number
  readonly price: bigint
  readonly capPercent: number | null
  /** One per attempt. */
  readonly payments: readonly string[]
  readonly refunds: readonly { readonly bearer: string; readonly amount: bigint; readonly state: string }[]
  readonly payout: { readonly state: string; readonly amount: bigint; readonly fee: bigint } | null
  /** What reached the mentor's account and stayed there. */
  readonly arrived: bigint
  readonly disputes: readonly { readonly state: string; readonly taken: bigint; readonly clawed: bigint }[]
  readonly ledger: ReadonlyMap<string, bigint>
}

/** A bought package, at the end; its own accounts, without those of the bookings that it paid. */
export type EndedPackage = {
  readonly state: string
  readonly credits: readonly string[]
  readonly refunds: EndedBooking['refunds']
  readonly disputes: readonly { readonly state: string; readonly taken: bigint }[]
  readonly ledger: ReadonlyMap<string, bigint>
}

/** Which of a mentor's shares is sent first is nobody's promise, so whose debt came off which is not either. */
const netted = ['netting', 'mentor_due', 'mentor_debt', 'provider', 'arrived'] as const

/** The lines of a script's bookings; null: one that was never made, because its time was taken. */
export function endingOf(bookings: readonly (EndedBooking | null)[], pack: EndedPackage | null): Ending {
  const lines = new Map<string, string>()
  const nets = bookings.some((booking) => booking?.ledger.has('netting'))
  const whole = new Map<string, bigint>()
  for (const [nth, booking] of bookings.entries()) {
    const name = `b${nth + 1}`
    if (!booking) lines.set(`${name} state`, 'never made')
    else for (const [what, is] of linesOf(booking)) lines.set(`${name} ${what}`, is)
    for (const [account, sum] of booking ? moneyOf(booking) : []) {
      if (!nets || !netted.some((each) => each === account)) lines.set(`${name} ${account}`, `${sum}`)
      else whole.set(account, (whole.get(account) ?? 0n) + sum)
    }
  }
  for (const [account, sum] of whole) if (sum !== 0n) lines.set(`all ${account}`, `${sum}`)
  for (const [what, is] of pack ? linesOfPackage(pack) : []) lines.set(`package ${what}`, is)
  return lines
}

function linesOfPackage({ state, credits, refunds, disputes, ledger }: EndedPackage): [string, string][] {
  const money = moneyOf({ ledger, arrived: 0n })
  return [
    ['state', state],
    ['credits', credits.join(', ')],
    ['refunds', refunds.map((each) => `${each.amount} ${each.state}`).join(', ')],
    ['disputes', disputes.map((each) => `${each.state} ${each.taken}`).join(', ')],
    ...[...money].map(([account, sum]): [string, string] => [account, `${sum}`]),
  ]
}

function linesOf(booking: EndedBooking): [string, string][] {
  const { state, noShowOf, complaint, startsAt, price, capPercent, payments, refunds, payout, disputes } =
    booking
  const back = refunds.map((each) => `${each.bearer} ${each.amount} ${each.state}`)
  const banks = disputes.map((each) => `${each.state} ${each.taken} clawed ${each.clawed}`)
  return [
    ['state', noShowOf ? `${state} of ${noShowOf}` : state],
    ['start', `${startsAt}`],
    ['price', `${price}`],
    ['payments', payments.join(', ')],
    ['complaint', complaint ?? 'none'],
    ['cap', `${capPercent ?? 'none'}`],
    ['refunds', back.sort().join(', ')],
    ['payout', payout ? `${payout.state} ${payout.amount}, fee ${payout.fee}` : 'none'],
    ['disputes', banks.sort().join(', ')],
  ]
}

/** The provider's own fees are taken from its account in one gear only. */
const ownCosts = ['provider_fee', 'dispute_fee']

function moneyOf({ ledger, arrived }: Pick<EndedBooking, 'ledger' | 'arrived'>): Map<string, bigint> {
  const sums = new Map<string, bigint>([['arrived', arrived]])
  for (const [account, sum] of ledger) {
    const at = account.startsWith('provider:') || ownCosts.includes(account) ? 'provider' : account
    sums.set(at, (sums.get(at) ?? 0n) + sum)
  }
  for (const [account, sum] of sums) if (sum === 0n) sums.delete(account)
  return sums
}

/** What ends differently, in words. */
export function differences(one: Ending, other: Ending): string[] {
  const all = [...new Set([...one.keys(), ...other.keys()])]
  return all
    .filter((what) => one.get(what) !== other.get(what))
    .map(
      (what) =>
        `${what} is ${one.get(what) ?? 'nothing'} in memory, ${other.get(what) ?? 'nothing'} for real`,
    )
}
