import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { stripePayments } from '#graphql/providers/payments/stripe.ts'
import { balanceGaps } from '#graphql/usecases/operations/balance.ts'
import { type Rule, rulesOfTimes } from '#graphql/usecases/operations/invariant-rules.ts'
import { brokenRules, checkInvariants } from '#graphql/usecases/operations/invariants.ts'
import { banksAct } from './banks.ts'
import { keeperFails, keepersAct } from './calendar-acts.ts'
import { keepElsewhere } from './calendars.ts'
import { calendarsBroken } from './calendars-broken.ts'
import { faults } from './faults.ts'
import { beginWith, packagesAct } from './package-acts.ts'
import { comeToRest, settleStage } from './settle.ts'
import { openStage, type Stage } from './stage.ts'

export type RealOptions = {
  /** A migrated database of its own. */
  url: string
  /** How often the process is killed. */
  rounds: number
  seed: number
  say?: (what: string) => void
}
type Made = {
  bookings: number
  /** Of these, given by two mentors together. */
  together: number
  /** Of these, one of the seats of a session. */
  seated: number
  /** Contested by a bank. */
  disputes: number
  /** Paid with a package, and of a fee for not coming. */
  credits: number
  fees: number
  /** Kept in another company's calendar. */
  elsewhere: number
}
export type RealOutcome = Made & { kills: number; broken: string[] }

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const patienceMs = 15_000
/** Less than what is left of a key's day when it is used for the last time. */
const longestCallMs = 31 * minute

/** So many rounds are some twelve days. */
const restAfter = 25

/** Plays a story against the use cases and jobs themselves, in processes that are killed at random moments. */
export async function runReal({ url, rounds, seed, say = () => {} }: RealOptions): Promise<RealOutcome> {
  const stage = await openStage(url, seed)
  try {
    await stage.lives.begin()
    await beginWith(stage)
    await keepElsewhere(stage)
    const broken: string[] = []
    for (let round = 1; round <= rounds; round++) {
      await playRound(stage)
      const now = await brokenRules(stage.db, [...rulesOfTimes, seats], stage.now())
      broken.push(...now.map((what) => `round ${round}: ${what}`))
      if (round % 10 === 0) say(`${round} of ${rounds}`)
      // Nobody who dies every few seconds learns what was lost before the payment company forgets it, after 30 days.
      if (round % restAfter === 0) await comeToRest(stage)
    }
    broken.push(...(await settleStage(stage)))
    const made = await madeOn(stage)
    if (made.bookings === 0) throw new Error('Nobody could book: this proved nothing.')
    return { ...made, kills: stage.lives.kills(), broken: [...broken, ...(await brokenOn(stage))] }
  } finally {
    await stage.close()
  }
}

async function madeOn({ pool }: Stage): Promise<Made> {
  const { rows } = await pool.query<Made>(`
    select count(*)::int as bookings,
      (count(*) filter (where (select count(*) from booking_host where booking_id = b.id) > 1))::int as together,
      (count(*) filter (where t.seats is not null))::int as seated,
      (select count(*)::int from dispute) as disputes,
      (select count(*)::int from payment where credit_id is not null) as credits,
      (select count(*)::int from payout join booking on booking.id = booking_id where no_show_fee_minor is not null) as fees,
      (count(*) filter (where b.scheduling <> 'NATIVE'))::int as elsewhere
    from booking b join session_type t on t.id = b.session_type_id`)
  return rows[0] ?? { bookings: 0, together: 0, seated: 0, disputes: 0, credits: 0, fees: 0, elsewhere: 0 }
}

/** A mentor may offer fewer seats than are taken, but none does here. */
const seats: Rule = {
  says: 'a session has more seats than its type',
  query: `select h.occurrence_id as what from slot_hold h join booking b on b.id = h.booking_id
    join session_type t on t.id = b.session_type_id
    where h.kind = 'SLOT' and t.seats is not null
    group by h.occurrence_id, h.host_id, t.seats having count(*) > t.seats`,
}

/** Some things happen at once, something goes wrong, and in the midst of it the process dies. */
async function playRound(stage: Stage): Promise<void> {
  const { random, rigs, lives, advance, stripe } = stage
  if (random.chance(0.4)) await keeperFails(stage)
  if (random.chance(0.5)) await stripe.setFaults({ next: [random.pick(faults) ?? faults[0]] })
  const passed = random.pick([0, minute, 5 * minute, 31 * minute, 6 * hour, day, 2 * day]) ?? 0
  // No call takes hours: time leaps while nobody works, as when a house was down.
  if (passed > longestCallMs) await lives.begin(() => advance(passed))
  else await advance(passed)
  const things = Array.from({ length: 4 + random.int(8) }, () => happen(stage))
  // By the machine's clock, which stands almost still meanwhile, it would be months before somebody looks for what was lost.
  if (passed >= day) things.push(lives.ask('/reconcile', {}))
  things.push(...rigs.map((rig) => rig.runDue()))
  await Promise.race([answered(things, random.int(things.length + 1)), pause(patienceMs)])
  await pause(random.int(400))
  await lives.begin()
  await Promise.allSettled(things)
}

/** Until so many are over, whatever came of them: death is measured in what was done, not in how fast the machine is. */
async function answered(things: readonly Promise<unknown>[], many: number): Promise<void> {
  let over = 0
  await new Promise<void>((resolve) => {
    const count = () => ++over >= many && resolve()
    if (many === 0) resolve()
    for (const thing of things) thing.then(count, count)
  })
}

const asked = ['/return', '/cancel', '/retry', '/move', '/complain', '/complain']
const answers = ['/accept', '/accept', '/decline', '/no-show', '/no-show', '/took-place']

/** One thing that somebody does. */
async function happen(stage: Stage): Promise<unknown> {
  const { db, random, lives, now, types } = stage
  const n = random.int(40)
  const dice = random.int(35)
  if (dice > 18 && dice < 22) return banksAct(stage)
  const which = random.int(1_000)
  const recent = await db.booking.findMany({
    orderBy: { createdAt: 'desc' },
    take: 20,
    include: { payments: true },
  })
  const missed = recent.find(
    ({ noShowFeeMinor, noShowFeeAt, startsAt }) => noShowFeeMinor && !noShowFeeAt && startsAt <= now(),
  )
  const booking = (dice === 16 && missed) || recent[which % (recent.length || 1)]
  const key = randomUUID()
  const date = new Date(now().getTime() + (1 + random.int(3)) * day).toISOString().slice(0, 10)
  const startsAt = `${date}T1${random.int(6)}:00:00Z`
  const kept = dice > 30 && random.pick(stage.keepers)
  if (kept) return lives.ask('/book', { sessionTypeId: kept.typeId, startsAt, key, n })
  if (dice > 26) return keepersAct(stage)
  if (dice > 21) return packagesAct(stage, startsAt)
  if (dice < 4 || !booking) {
    return lives.ask('/book', { sessionTypeId: random.pick(types) ?? '', startsAt, key, n })
  }
  if (dice < 7) return pay(booking.payments.at(-1)?.checkoutUrl ?? null, cards[which % 3] ?? '')
  const wish = [...asked, ...answers][dice - 7] ?? ''
  return lives.ask(wish, { bookingId: booking.id, startsAt, key, who: 'MENTEE' })
}

/** The last card can be saved, and is declined when it is charged. */
const cards = ['4242424242424242', '4242424242424242', '4000000000000341']

async function pay(url: string | null, card: string): Promise<void> {
  const body = new URLSearchParams({ card })
  if (url) await fetch(url, { method: 'POST', body, redirect: 'manual' }).catch(() => null)
}

/**
 * What does not hold, and what is not over although long enough went by. A mail that the next state of a booking or of a
 * package overtook, because its sender died, is owed no more; what a bank took for good and was to go back waits for an
 * admin. A looking for what was lost that was killed too often is no loss: the next ten minutes bring another.
 */
async function brokenOn(stage: Stage): Promise<string[]> {
  const { db, pool, now, stripe } = stage
  const payments = stripePayments({ secretKey: 'sk_test_real', apiBase: stripe.url })
  const gaps = await balanceGaps({ db, payments })
  const { rows } = await pool.query<{ what: string }>(
    `
    select 'booking ' || id || ' is still ' || state as what from booking
      where state in ('AWAITING_PAYMENT', 'PENDING', 'CONFIRMING', 'CONFIRMED')
    union all select 'payment ' || id || ' is still ' || state from payment where state in ('AUTHORISED', 'SAVED', 'PROCESSING')
    union all select 'the card of payment ' || id || ' is not forgotten' from payment where payment_method_id is not null
    union all select concat_ws(' ', 'payout', id, 'is still', state, failure_reason,
        (select string_agg(reason::text || ' ' || cause, ', ') from payout_block where payout_id = payout.id and ended_at is null))
      from payout where state not in ('PAID', 'CANCELLED', 'REVERSED')
    union all select 'dispute ' || id || ' is still ' || state from dispute where settled_at is null
    union all select 'package ' || id || ' is still ' || state from purchase
      where state = 'AWAITING_PAYMENT' or (state = 'ACTIVE' and expires_at < $1::timestamptz - interval '1 day')
    union all select 'reversal ' || id || ' is still ' || state from reversal where state = 'DECIDED'
    union all select 'refund ' || id || ' is still ' || state from refund
      where state not in ('SUCCEEDED', 'SETTLED_OTHERWISE') and coalesce(failure_reason, '') not like 'charge_disputed%'
    union all select 'mail ' || kind || ' of ' || occasion || ' is owed' from mail
      where sent_at is null and kind not like 'noShow%' and kind not in ('holdEndingMentee', 'holdExpiredMentee', 'handedOverMentor', 'packageBought', 'packageSold', 'packageExpiring',
        'bookedElsewhereMentee', 'calendarRevoked', 'payoutBlocked', 'disputeMentor', 'disputeUnanswered',
        'requestedMentee', 'requestedMentor', 'toPayMentee', 'toPayMentor', 'confirmedMentee', 'confirmedMentor', 'movedMentee', 'movedMentor')
    union all select concat_ws(' ', 'job', task_identifier, 'is not done, try', attempts, 'begun', locked_at, last_error) from graphile_worker.jobs
      where task_identifier <> 'reconcile'
    union all select 'inbox ' || type || ': ' || coalesce(error, '') from inbox_event where processed_at is null`,
    [now()],
  )
  return [
    ...(await checkInvariants(db, now())),
    ...(await calendarsBroken(stage)),
    ...gaps.map(({ there, here }) => `the provider has ${there}, the ledger says ${here}`),
    ...rows.map(({ what }) => what),
  ]
}
