/** One thing that must always hold, and the query that finds what breaks it. `$1` is business time. */
export type Rule = { says: string; query: string }

const assets = `('disputed', 'mentor_debt', 'promotion', 'goodwill', 'provider_fee', 'dispute_fee', 'loss')`
/** Of one booking: what it takes of a package was paid in without it. */
const liabilities = `('held', 'refund_due', 'mentor_due', 'platform_fee')`
const holding = `(b.state in ('AWAITING_PAYMENT', 'CONFIRMING', 'CONFIRMED')
  or (b.state = 'PENDING' and b.pending_holds_slot))`
const gone = `('EXPIRED', 'PAYMENT_FAILED', 'REJECTED', 'FAILED', 'CANCELLED')`

/** What a payment brought and was not given back as late or double: at most one such payment secures a booking. */
const securing = `p.state = 'SUCCEEDED' and not exists (
  select 1 from refund where payment_id = p.id and cause in ('LATE_PAYMENT', 'DOUBLE_PAYMENT'))`

/** The balance of an account for one booking, debit positive. */
const balance = (account: string) =>
  `coalesce((select sum(amount_minor) from posting where account = '${account}' and booking_id = b.id), 0)`

/** What was ever sent of a booking's share, went off it for debts, or was claimed back of it. */
const sent = `coalesce((select sum(amount_minor) from transfer where payout_id = o.id), 0)`
const due = (fact: string, of: string) => `coalesce((
  select sum(amount_minor) from posting join ledger_entry e on e.key = posting.entry_key
  where account = 'mentor_due' and posting.booking_id = ${of} and e.fact = '${fact}'), 0)`
const netted = due('debtNetted', 'b.id')
const clawed = `-${due('clawedBack', 'b.id')}`
const clawedOf = `-${due('clawedBack', 'o.booking_id')}`
const dueOf = `-coalesce((select sum(amount_minor) from posting
  where account = 'mentor_due' and booking_id = o.booking_id), 0)`

/** What of a payout has reached the mentor's account. */
const arrived = `coalesce((
  select sum(amount_minor - reversed_minor) from transfer where payout_id = o.id), 0)`

/** What holds of times after every transaction, whatever is still to be done. */
export const rulesOfTimes: readonly Rule[] = [
  {
    says: 'two times of one host overlap',
    query: `select a.booking_id || ' and ' || b.booking_id as what from slot_hold a
      join slot_hold b on a.host_id = b.host_id and a.id < b.id and a.occurrence_id <> b.occurrence_id
        and a.blocked && b.blocked where not a.imposed and not b.imposed`,
  },
  {
    says: 'a booking that holds its time has no slot',
    query: `select b.id as what from booking b where ${holding} and b.ends_at > $1
      and not exists (select 1 from slot_hold where booking_id = b.id and kind = 'SLOT')`,
  },
  {
    says: 'who gives a booking is not whose time it holds',
    query: `select b.id as what from booking b where ${holding} and b.ends_at > $1
      and (select array_agg(mentor_id order by mentor_id) from booking_host where booking_id = b.id)
        is distinct from (select array_agg(host_id order by host_id) from slot_hold
          where booking_id = b.id and kind = 'SLOT')`,
  },
  {
    says: 'the seats of one session are not at the same time of the same type',
    query: `select h.occurrence_id as what from slot_hold h join booking b on b.id = h.booking_id
      where h.kind = 'SLOT' group by h.occurrence_id
      having count(distinct (b.session_type_id, b.starts_at, b.ends_at)) > 1`,
  },
  {
    says: 'a booking that ended still has a slot',
    query: `select b.id as what from booking b where b.state in ${gone}
      and exists (select 1 from slot_hold where booking_id = b.id)`,
  },
]

/** What must always hold, as far as a query can see it. */
export const rules: readonly Rule[] = [
  ...rulesOfTimes,
  {
    says: 'a hold outlived its end by more than five minutes',
    query: `select id as what from booking
      where state = 'AWAITING_PAYMENT' and hold_expires_at < $1::timestamptz - interval '6 minutes'`,
  },
  {
    says: 'an entry does not sum to zero',
    query: `select entry_key as what from posting group by entry_key, currency having sum(amount_minor) <> 0`,
  },
  {
    says: 'an account is overdrawn',
    query: `select booking_id || ' ' || account as what from posting where booking_id is not null
        and (account <> 'disputed' or booking_id not in (select booking_id from payment where credit_id is not null))
      group by booking_id, account, currency
      having (account in ${assets} and sum(amount_minor) < 0)
        or (account in ${liabilities} and sum(amount_minor) > 0)`,
  },
  {
    says: 'what is held is not what was captured less what was decided to go back',
    query: `select b.id as what from booking b left join payout o on o.booking_id = b.id
      where -${balance('held')} <> case when o.released_at is not null then 0 else coalesce((
          select sum(greatest(0, p.amount_minor - p.lost_minor - coalesce((
            select sum(amount_minor) from refund where payment_id = p.id and bearer = 'SHARED'), 0)))
          from payment p where p.booking_id = b.id and p.state = 'SUCCEEDED'), 0) end
        and not exists (select 1 from refund r where r.booking_id = b.id and r.decided_at > o.released_at)`,
  },
  {
    says: 'what is owed to mentees is not what the refunds say',
    query: `select b.id as what from booking b where -${balance('refund_due')} <> coalesce((
      select sum(amount_minor) from refund where booking_id = b.id and (state in ('DECIDED', 'FAILED')
        or (state = 'PENDING' and not exists (
          select 1 from ledger_entry where key = refund.provider_refund_id || ':effected')))), 0)`,
  },
  {
    says: 'what is owed to mentors is not what was released, not sent, or claimed back',
    query: `select b.id as what from booking b join payout o on o.booking_id = b.id
      where -${balance('mentor_due')} <> case when o.released_at is not null then o.amount_minor else 0 end
        - ${sent} - ${netted} + ${clawed}`,
  },
  {
    says: 'a captured payment is not in the ledger',
    query: `select p.id as what from payment p where p.state = 'SUCCEEDED' and not exists (
      select 1 from posting where entry_key = coalesce(p.charge_id || ':captured', p.credit_id || ':spent:' || p.credit_use)
        and account = case when p.purchase_id is null then 'held' else 'credit' end
        and amount_minor = -p.amount_minor)`,
  },
  {
    says: 'money is kept for a booking that is not secured',
    query: `select b.id as what from booking b join payment p on p.booking_id = b.id
      where p.state = 'SUCCEEDED' and p.refunded_minor + p.lost_minor < p.amount_minor
        and b.state in ('AWAITING_PAYMENT', 'EXPIRED', 'PAYMENT_FAILED', 'REJECTED', 'FAILED')`,
  },
  {
    says: 'a paid booking has no payment, or more than one',
    query: `select b.id as what from booking b where b.price_minor > 0
      and b.state in ('CONFIRMED', 'COMPLETED', 'NO_SHOW')
      and 1 <> (select count(*) from payment p where p.booking_id = b.id and ${securing})`,
  },
  {
    says: 'a paid booking has no payout',
    query: `select b.id as what from booking b where b.price_minor > 0
      and b.state in ('CONFIRMED', 'COMPLETED', 'NO_SHOW')
      and not exists (select 1 from payout where booking_id = b.id)`,
  },
  {
    says: 'a booking that the platform pays for has no payout',
    query: `select b.id as what from booking b where b.breakdown->>'platformDiscount' <> '0'
      and b.state in ('CONFIRMED', 'COMPLETED', 'NO_SHOW')
      and not exists (select 1 from payout where booking_id = b.id)`,
  },
  {
    says: 'a code is used more often than it can be',
    query: `select p.code as what from promotion p join booking b on b.promotion_id = p.id
      where b.state not in ${gone} group by p.id having count(*) > p.most_uses`,
  },
  {
    says: 'a discount is not borne by whom its code says, or a mentor’s code is used for another’s session',
    query: `select b.id as what from booking b join promotion p on p.id = b.promotion_id
      where b.breakdown->>(case p.bearer when 'MENTOR' then 'platformDiscount' else 'mentorDiscount' end) <> '0'
        or p.mentor_id <> b.mentor_id`,
  },
  {
    says: 'a payment counts other refunds than it has',
    query: `select p.id as what from payment p where p.refunded_minor <> coalesce((
      select sum(amount_minor) from refund where payment_id = p.id), 0)`,
  },
  {
    says: 'a late or double payment does not go back in full',
    query: `select r.id as what from refund r join payment p on p.id = r.payment_id
      where r.cause in ('LATE_PAYMENT', 'DOUBLE_PAYMENT') and r.amount_minor <> p.amount_minor`,
  },
  {
    says: 'a refund that took effect is not in the ledger',
    query: `select r.id as what from refund r where r.state in ('SUCCEEDED', 'FAILED') and not exists (
      select 1 from ledger_entry where key = r.provider_refund_id || ':effected')`,
  },
  {
    says: 'transfers and the state of a payout do not agree',
    query: `select o.id as what from payout o
      where case o.state
        when 'REVERSED' then ${arrived} <> 0
        when 'PAID' then ${dueOf} <> coalesce((
          select sum(c.amount_minor) from dispute_claw c join dispute d on d.id = c.dispute_id
          where c.booking_id = o.booking_id and d.settled_at is null), 0)
        when 'HELD' then ${arrived} <> 0
        when 'CANCELLED' then ${arrived} > ${clawedOf}
        else ${dueOf} <= 0 and o.amount_minor > 0 end`,
  },
  {
    says: 'money left before its time',
    query: `select o.id as what from payout o join transfer t on t.payout_id = o.id where t.at < o.release_at`,
  },
  {
    says: 'money left while something stood in its way',
    query: `select o.id as what from payout o join transfer t on t.payout_id = o.id
      join payout_block k on k.payout_id = o.id
      where k.since < t.at and (k.ended_at is null or k.ended_at > t.at) and t.attempt = o.attempt and o.sent_at > k.since`,
  },
  {
    says: 'events of a booking were published out of order',
    query: `select booking_id as what from (
        select booking_id, version, lag(version) over (partition by booking_id order by position) as before
        from event where position is not null and booking_id is not null) as told
      where before > version`,
  },
  {
    says: 'a time that a provider imposed on another has no open case',
    query: `select a.booking_id || ' and ' || b.booking_id as what from slot_hold a
      join slot_hold b on a.host_id = b.host_id and a.id < b.id and a.occurrence_id <> b.occurrence_id
        and a.blocked && b.blocked where (a.imposed or b.imposed) and not exists (
          select 1 from "case" where closed_at is null and booking_id in (a.booking_id, b.booking_id))`,
  },
  {
    says: 'the postings of a booking do not sum to zero',
    query: `select booking_id as what from posting where booking_id is not null
      group by booking_id, currency having sum(amount_minor) <> 0`,
  },
  {
    says: 'a booking that mentor or platform cancelled is not refunded in full',
    query: `select b.id as what from booking b join payment p on p.booking_id = b.id
      where p.state = 'SUCCEEDED' and b.state = 'CANCELLED' and b.cancelled_by in ('MENTOR', 'ADMIN', 'SYSTEM')
        and p.refunded_minor + p.lost_minor < p.amount_minor`,
  },
  {
    says: 'a session to which the mentor did not come is not refunded in full',
    query: `select b.id as what from booking b join payment p on p.booking_id = b.id
      where p.state = 'SUCCEEDED' and b.state = 'NO_SHOW' and b.no_show_of = 'MENTOR'
        and p.refunded_minor + p.lost_minor < p.amount_minor`,
  },
  {
    says: 'a complaint outlived the time to contest it',
    query: `select id as what from complaint where state = 'OPEN' and contested_at is null
      and contest_by < $1::timestamptz - interval '5 minutes'`,
  },
  {
    says: 'an open complaint does not stop the payout',
    query: `select c.id as what from complaint c left join payout o on o.booking_id = c.booking_id
      where c.state = 'OPEN' and (coalesce(o.state::text, '') not in ('HELD', 'CANCELLED') or not exists (
        select 1 from payout_block where payout_id = o.id and cause = c.id::text and ended_at is null))
      and not (o.id is null and exists (select from booking where booking.id = c.booking_id
        and no_show_fee_minor is not null and no_show_fee_decided_at is null))`,
  },
  {
    says: 'a complaint that is over stops the payout',
    query: `select c.id as what from complaint c join payout_block k on k.cause = c.id::text
      where c.state <> 'OPEN' and k.ended_at is null`,
  },
  {
    says: 'what a complaint was decided is not what became of the booking',
    query: `select c.id as what from complaint c join booking b on b.id = c.booking_id
      where (c.state = 'UPHELD' and b.no_show_of is distinct from 'MENTOR')
        or (c.state = 'SPLIT' and not exists (
          select 1 from refund where booking_id = b.id and cause = 'COMPLAINT'))`,
  },
]
