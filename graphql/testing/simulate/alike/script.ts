import type { ComplaintEvent } from '#graphql/domain/booking/complaint.ts'
import type { Side } from '#graphql/domain/booking/no-show.ts'
import { currencyOf } from '#graphql/domain/money/currencies.ts'
import { roundDown } from '#graphql/domain/money/money.ts'
import type { RefundBearer } from '#graphql/domain/payment/refund.ts'
import { type Random, randomFrom } from '../random.ts'
import { type Asked, askedFor, offeredCurrencies, worthOf } from './asked.ts'
import { likeOf, type Pack, packFor, sessionOf } from './packs.ts'

/** What somebody does; whether it is allowed then is for each gear to find out. */
type Act =
  | { readonly do: 'book' | 'pay' | 'retry' | 'approve' | 'decline' | 'tookPlace' | 'complain' | 'spend' }
  | { readonly do: 'cancel'; readonly by: Side }
  | { readonly do: 'move'; readonly by: Side; readonly to: number }
  | { readonly do: 'answer'; readonly step: Extract<ComplaintEvent, 'contested' | 'withdrawn'> }
  | { readonly do: 'decide'; readonly step: Extract<ComplaintEvent, 'upheld' | 'split' | 'rejected'> }
  | { readonly do: 'noShow'; readonly who: Side }
  | { readonly do: 'giveBack'; readonly bearer: RefundBearer; readonly amount: bigint }
  | { readonly do: 'contest'; readonly inquiry: boolean; readonly amount: bigint }
  | { readonly do: 'bankSays'; readonly won: boolean }
  | { readonly do: 'account'; readonly works: boolean }
  | { readonly do: 'buy' | 'payPackage' }
  | { readonly do: 'endPackage'; readonly byOwner: boolean }
  | { readonly do: 'contestPackage'; readonly inquiry: boolean; readonly amount: bigint }
  | { readonly do: 'bankSaysOfPackage'; readonly won: boolean }

/** When, in minutes after the beginning, and about which booking of the script. */
export type Deed = Act & { readonly at: number; readonly of: number }

/** One mentor's fortnight: who asks for what, and what they and others do about it. */
export type Script = {
  readonly seed: number
  readonly feeBps: number
  readonly asked: readonly Asked[]
  readonly pack: Pack | null
  readonly deeds: readonly Deed[]
}

const hour = 60
const day = 24 * hour
export const lastDay = 17

/**
 * Three times of a day, later every day: never on a full hour, and two days apart never at the same time, so that no
 * notice or deadline ends in the very minute in which somebody acts.
 */
const morning = (of: number) => of * (day + 10) + 8 * hour + 5
const noon = (of: number) => morning(of) + 4 * hour
export const evening = (of: number) => morning(of) + 9 * hour + 30

/** What both gears play for a seed. */
export function scriptOf(seed: number): Script {
  const random = randomFrom(seed)
  const currency = random.pick(offeredCurrencies) ?? 'USD'
  const asked: Asked[] = []
  for (let nth = 0; nth < 4; nth++) {
    const before = asked.at(-1)
    const own = (nth + 1) * day + (9 + random.int(7)) * hour
    asked.push(askedFor(random, currency, before && random.chance(0.15) ? before.startsAt : own))
  }
  const pack = random.chance(0.5) ? packFor(random, currency) : null
  const like = pack && likeOf(random, currency)
  for (let nth = 4; pack && like && nth < 6; nth++)
    asked.push(sessionOf(pack, like, (nth + 1) * day + (9 + random.int(7)) * hour))
  const away = random.chance(0.15)
  const deeds = asked.flatMap((wish, of) => fateOf({ random, wish, of, spends: !away }))
  if (pack) deeds.push(...fateOfPackage(random, pack))
  if (away) deeds.push({ do: 'account', works: false, at: evening(0), of: 0 })
  if (away) deeds.push({ do: 'account', works: true, at: morning(8), of: 0 })
  const feeBps = random.pick([1_500, 1_500, 333, 0, 2_500]) ?? 0
  return {
    seed,
    feeBps,
    asked,
    pack,
    deeds: deeds.sort((one, other) => one.at - other.at || one.of - other.of),
  }
}

type Fate = { random: Random; wish: Asked; of: number; spends: boolean }

/** From the request to the last word of a bank. Sessions of one mentor end on different days: so do their holds. */
function fateOf(fate: Fate): Deed[] {
  const { random, wish, of } = fate
  const own = Math.floor(wish.startsAt / day)
  if (wish.fee !== null) return fateOfFee(fate, own)
  const moves = random.chance(0.35)
  const ends = moves ? of + 5 : own
  return [
    ...(wish.credit ? [{ do: 'book', at: noon(0) } as const] : paying(random)),
    ...(wish.approval ? answering(random, wish.credit ? evening(0) : noon(0)) : []),
    ...(wish.saves && random.chance(0.5) ? [{ do: 'pay', at: evening(0) } as const] : []),
    ...(moves ? [moving(random, own, ends)] : []),
    ...(random.chance(0.3) ? [cancelling(random, own)] : []),
    ...after(fate, ends),
    ...(random.chance(0.35) ? contesting(fate, ends) : []),
  ].map((deed) => ({ ...deed, of }))
}

type Timed = Act & { readonly at: number }

function paying(random: Random): Timed[] {
  const asks: Timed = { do: 'book', at: morning(0) }
  if (random.chance(0.85)) return [asks, { do: 'pay', at: morning(0) + 3 }]
  if (random.chance(0.3)) return [asks]
  const again: Timed = { do: 'retry', at: morning(0) + 45 }
  return [asks, again, ...(random.chance(0.8) ? [{ do: 'pay', at: morning(0) + 48 } as const] : [])]
}

function answering(random: Random, at = noon(0)): Timed[] {
  if (random.chance(0.2)) return []
  return [{ do: random.chance(0.75) ? 'approve' : 'decline', at }]
}

const whoEver = (random: Random): Side => random.pick(['MENTEE', 'MENTEE', 'MENTOR'] as const) ?? 'MENTEE'

const before = (random: Random, own: number) =>
  random.pick([evening(0), evening(own - 1), morning(own)]) ?? morning(own)

const moving = (random: Random, own: number, to: number): Timed => ({
  ...{ do: 'move', by: whoEver(random), at: before(random, own) },
  to: to * day + (9 + random.int(7)) * hour,
})

const cancelling = (random: Random, own: number): Timed => ({
  ...{ do: 'cancel', by: whoEver(random) },
  at: random.chance(0.8) ? before(random, own) : noon(own),
})

/** Part of what was paid, in steps of the currency. */
function partOfPrice({ random, wish }: Fate): bigint {
  const parts = random.pick([1n, 2n, 3n]) ?? 1n
  return roundDown(worthOf(wish), parts, currencyOf(wish.currency).step)
}

/** Somebody does not come to what costs nothing else: charged two days later, objected to, taken back, or paid on a page. */
function fateOfFee({ random, wish, of, ...rest }: Fate, own: number): Deed[] {
  const reported: Timed = { do: 'noShow', who: 'MENTEE', at: random.chance(0.5) ? noon(own) : evening(own) }
  const objects = random.chance(0.3)
  const deeds: Timed[] = [
    ...paying(random),
    ...(wish.approval ? answering(random) : []),
    ...(random.chance(0.15) ? [cancelling(random, own)] : []),
    ...(random.chance(0.8) ? [reported] : []),
    ...(objects ? complaining(random, own).map((deed) => ({ ...deed, at: deed.at + day })) : []),
    ...(random.chance(0.5) ? [{ do: 'pay', at: evening(own + 2) } as const] : []),
    ...(random.chance(0.25)
      ? [{ do: 'tookPlace', at: random.chance(0.5) ? noon(own + 1) : noon(own + 3) } as const]
      : []),
    // The day after the page on which it may have been paid: a bank contests what both gears know of.
    ...(random.chance(0.3) ? contesting({ random, wish, of, ...rest }, own + 3) : []),
  ]
  return deeds.map((deed) => ({ ...deed, of }))
}

/** From the Checkout to the last word of a bank. */
function fateOfPackage(random: Random, { price }: Pack): Deed[] {
  const ended: Timed = { do: 'endPackage', byOwner: random.chance(0.6), at: evening(random.int(9)) }
  const when = random.pick([1, 4, 9, 12]) ?? 9
  const inquiry = random.chance(0.3)
  const contested: Timed[] = [
    { do: 'contestPackage', inquiry, amount: random.chance(0.6) ? price : price / 2n, at: noon(when) },
    { do: 'bankSaysOfPackage', won: random.chance(0.5), at: evening(when + 1) },
    { do: 'bankSaysOfPackage', won: random.chance(0.5), at: evening(when + 2) },
  ]
  const deeds: Timed[] = [
    { do: 'buy', at: morning(0) },
    ...(random.chance(0.9) ? [{ do: 'payPackage', at: morning(0) + 3 } as const] : []),
    ...(random.chance(0.3) ? [ended] : []),
    ...(random.chance(0.4) ? contested : []),
  ]
  return deeds.map((deed) => ({ ...deed, of: 0 }))
}

function after(fate: Fate, ends: number): Timed[] {
  const { random } = fate
  const bearer = random.pick(['PLATFORM', 'SHARED'] as const) ?? 'SHARED'
  const gift: Timed = { do: 'giveBack', bearer, amount: partOfPrice(fate), at: evening(ends) }
  const which = random.int(10)
  if (which < 3) return complaining(random, ends)
  if (which === 3) return [{ do: 'noShow', who: 'MENTOR', at: evening(ends) }]
  if (which === 4) {
    const report: Timed = { do: 'noShow', who: 'MENTEE', at: random.chance(0.5) ? noon(ends) : evening(ends) }
    return [report, ...(random.chance(0.4) ? [{ do: 'tookPlace', at: morning(ends + 1) } as const] : [])]
  }
  if (which === 5) return [gift]
  return which === 6 ? [{ ...gift, at: noon(ends + 4) }] : []
}

function complaining(random: Random, ends: number): Timed[] {
  const opened: Timed = { do: 'complain', at: random.chance(0.3) ? noon(ends) : evening(ends) }
  const reply = random.int(8)
  if (reply === 0) return [opened, { do: 'answer', step: 'withdrawn', at: morning(ends + 1) }]
  if (reply === 1) return [opened, { do: 'noShow', who: 'MENTOR', at: morning(ends + 1) }]
  if (reply === 2) return [opened]
  const step = random.pick(['upheld', 'split', 'rejected'] as const) ?? 'split'
  return [
    opened,
    { do: 'answer', step: 'contested', at: morning(ends + 1) },
    { do: 'decide', step, at: evening(ends + 1) },
  ]
}

/** Before the session, after it, or when the share has long left, and gone on to the mentor's bank. */
function contesting(fate: Fate, ends: number): Timed[] {
  const { random, spends } = fate
  const late = random.chance(0.6)
  const at = late ? noon(ends + 4) : (random.pick([morning(ends), evening(ends)]) ?? morning(ends))
  const inquiry = random.chance(0.3)
  const spent: Timed[] = late && spends && random.chance(0.6) ? [{ do: 'spend', at: morning(ends + 4) }] : []
  const says = (days: number): Timed => {
    return { do: 'bankSays', won: random.chance(0.5), at: evening(Math.floor(at / day) + days) }
  }
  const contested: Timed = { do: 'contest', inquiry, amount: partOfPrice(fate), at }
  return [...spent, contested, says(1), ...(inquiry ? [says(2)] : [])]
}
