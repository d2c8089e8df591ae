import { accounts } from '#graphql/domain/ledger/accounts.ts'

/** A rule of DESIGN.md, section 10, that does not hold, and where. */
export type Violation = { rule: number; says: string; subject: string; detail: string }

type Check = {
  /** The number of the rule in DESIGN.md, section 10. */
  readonly rule: number
  readonly says: string
  /** Answers with `subject` and `detail` for every violation; `clock.now` is business time. */
  readonly sql: string
}

const named = (kinds: readonly string[]) =>
  Object.entries(accounts)
    .filter(([account, kind]) => kinds.includes(kind) && account !== 'bank')
    .map(([account]) => `'${account}'`)
    .join(', ')

const slots: Check[] = [
  {
    rule: 1,
    says: 'two bookings of one host overlap',
    sql: `select a.booking_id::text as subject, 'and ' || b.booking_id as detail
      from slot_hold a join slot_hold b on a.host_id = b.host_id and a.occurrence_id < b.occurrence_id and a.blocked && b.blocked
      where not exists (select 1 from "case" where closed_at is null and booking_id in (a.booking_id, b.booking_id))
        or not (a.imposed or b.imposed)`,
  },
  {
    rule: 1,
    says: 'a booking whose state holds a slot has none',
    sql: `select id::text as subject, state::text as detail from booking, clock
      where state in ('AWAITING_PAYMENT', 'PENDING', 'CONFIRMING', 'CONFIRMED') and ends_at > clock.now
        and not exists (select 1 from slot_hold where booking_id = booking.id and kind = 'SLOT'
          and blocked @> tstzrange(starts_at, ends_at))`,
  },
  {
    rule: 1,
    says: 'a booking that gave its slot up still has it',
    sql: `select distinct booking.id::text as subject, state::text as detail
      from booking join slot_hold on slot_hold.booking_id = booking.id
      where state in ('EXPIRED', 'PAYMENT_FAILED', 'REJECTED', 'FAILED', 'CANCELLED')`,
  },
  {
    rule: 14,
    says: 'a hold outlives its end by five minutes',
    sql: `select id::text as subject, hold_expires_at::text as detail from booking, clock
      where state = 'AWAITING_PAYMENT' and hold_expires_at <= clock.now - interval '5 minutes'`,
  },
]

const ledger: Check[] = [
  {
    rule: 2,
    says: 'an entry does not balance',
    sql: `select entry_key as subject, currency || ' ' || sum(amount_minor) as detail
      from posting group by entry_key, currency having sum(amount_minor) <> 0`,
  },
  {
    rule: 2,
    says: 'a booking’s postings do not sum to zero',
    sql: `select booking_id::text as subject, currency || ' ' || sum(amount_minor) as detail
      from posting where booking_id is not null group by booking_id, currency having sum(amount_minor) <> 0`,
  },
  {
    rule: 2,
    // The provider's account also pays its own fees, so that one booking's part of it may be below zero.
    says: 'an account is overdrawn',
    sql: `select coalesce(booking_id::text, account) as subject, account || ' ' || currency || ' ' || sum(amount_minor) as detail
      from posting group by grouping sets ((account, currency, booking_id), (account, currency))
      having (account in (${named(['ASSET', 'COST'])}) and sum(amount_minor) < 0)
        or (account in (${named(['LIABILITY', 'INCOME'])}) and sum(amount_minor) > 0)`,
  },
  {
    rule: 2,
    says: 'what was captured is not what the ledger holds',
    sql: `select booking_id::text as subject, sum(paid) || ' against ' || sum(posted) as detail from (
        select booking_id, amount_minor as paid, 0 as posted from payment where state = 'SUCCEEDED'
        union all
        select posting.booking_id, 0, amount_minor from posting join ledger_entry on key = entry_key
          where fact = 'captured' and amount_minor > 0
      ) as money group by booking_id having sum(paid) <> sum(posted)`,
  },
  {
    rule: 2,
    says: 'what is due to a mentee is not what the ledger owes',
    sql: `select booking_id::text as subject, sum(due) || ' against ' || sum(posted) as detail from (
        select booking_id, amount_minor as due, 0 as posted from refund where state in ('DECIDED', 'PENDING', 'FAILED')
        union all
        select booking_id, 0, -amount_minor from posting where account = 'refund_due'
      ) as money group by booking_id having sum(due) <> sum(posted)`,
  },
  {
    rule: 2,
    says: 'what was transferred is not what the ledger sent',
    sql: `select booking_id::text as subject, sum(sent) || ' against ' || sum(posted) as detail from (
        select booking_id, transfer.amount_minor as sent, 0 as posted from transfer join payout on payout.id = payout_id
        union all
        select posting.booking_id, 0, amount_minor from posting join ledger_entry on key = entry_key
          where fact = 'transferCreated' and amount_minor > 0
      ) as money group by booking_id having sum(sent) <> sum(posted)`,
  },
]

const money: Check[] = [
  {
    rule: 3,
    says: 'paid, neither confirmed nor given back',
    sql: `select booking.id::text as subject, booking.state::text as detail
      from payment join booking on booking.id = booking_id
      where payment.state = 'SUCCEEDED' and refunded_minor < amount_minor
        and booking.state in ('AWAITING_PAYMENT', 'EXPIRED', 'PAYMENT_FAILED', 'REJECTED', 'FAILED')`,
  },
  {
    rule: 3,
    says: 'cancelled by mentor or platform, and not refunded in full',
    sql: `select booking.id::text as subject, refunded_minor || ' of ' || amount_minor as detail
      from payment join booking on booking.id = booking_id
      where payment.state = 'SUCCEEDED' and booking.state = 'CANCELLED' and cancelled_by in ('MENTOR', 'ADMIN', 'SYSTEM')
        and refunded_minor < amount_minor`,
  },
  {
    rule: 3,
    says: 'paid twice, and not given back once',
    sql: `select booking_id::text as subject, count(*)::text as detail from payment
      where state = 'SUCCEEDED' and refunded_minor < amount_minor group by booking_id having count(*) > 1`,
  },
  {
    rule: 4,
    says: 'a transfer left before its time',
    sql: `select payout.id::text as subject, transfer.at::text as detail
      from transfer join payout on payout.id = payout_id where transfer.at < release_at`,
  },
  {
    rule: 4,
    says: 'a transfer was started while a block stood',
    sql: `select payout.id::text as subject, reason::text as detail
      from payout join payout_block on payout_block.payout_id = payout.id
      where sent_at is not null and since < sent_at and coalesce(ended_at > sent_at, true)
        and exists (select 1 from transfer where transfer.payout_id = payout.id and transfer.at >= sent_at)`,
  },
  {
    rule: 5,
    says: 'a payment’s refunds are not what it says of them',
    sql: `select payment.id::text as subject, refunded_minor || ' against ' || coalesce(sum(refund.amount_minor), 0) as detail
      from payment left join refund on refund.payment_id = payment.id
      group by payment.id having refunded_minor <> coalesce(sum(refund.amount_minor), 0) or refunded_minor > payment.amount_minor`,
  },
]

const history: Check[] = [
  {
    rule: 6,
    says: 'a version does not follow the one before',
    sql: `select booking_id::text as subject, version || ' after ' || before as detail from (
        select booking_id, version, coalesce(lag(version) over (partition by booking_id order by seq), 0) as before
        from event where type like 'booking.%'
      ) as moves where version <> before + 1`,
  },
  {
    rule: 6,
    says: 'a move does not begin where the one before ended',
    sql: `select booking_id::text as subject, coalesce("from", 'nothing') || ' after ' || coalesce(before, 'nothing') as detail from (
        select booking_id, "from", lag("to") over (partition by booking_id order by seq) as before
        from event where type like 'booking.%'
      ) as moves where "from" is distinct from before`,
  },
  {
    rule: 6,
    says: 'the history does not replay to the present state',
    sql: `select booking.id::text as subject, state || ' against ' || coalesce(last."to", 'nothing') as detail
      from booking left join lateral (
        select "to", version from event where booking_id = booking.id and type like 'booking.%' order by seq desc limit 1
      ) as last on true
      where last."to" is distinct from state::text or last.version is distinct from booking.version`,
  },
  {
    rule: 9,
    says: 'events of one booking were published out of order',
    sql: `select booking_id::text as subject, position || ' after ' || before as detail from (
        select booking_id, position, lag(position) over (partition by booking_id order by seq) as before
        from event where booking_id is not null and position is not null
      ) as published where position < before`,
  },
]

/** Every rule that a database can be asked about in one statement. */
export const checks: readonly Check[] = [...slots, ...ledger, ...money, ...history]
