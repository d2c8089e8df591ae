import type { Rule } from './invariant-rules.ts'

/** What must always hold of disputes and of what they take back, as far as a query can see it. */
export const disputeRules: readonly Rule[] = [
  {
    says: 'what banks contest is not what the disputes say',
    query: `select b.id as what from booking b
      where coalesce((select sum(amount_minor) from posting where account = 'disputed' and booking_id = b.id), 0)
        <> coalesce((select sum(withdrawn_minor - reinstated_minor) from dispute
          where booking_id = b.id and not (state = 'LOST' and settled_at is not null)), 0)
        and exists (select 1 from dispute where booking_id = b.id)`,
  },
  {
    says: 'a payment has lost something else than its disputes, but for what these covered of its refunds',
    query: `select p.id as what from payment p cross join lateral (
        select coalesce(sum(withdrawn_minor - reinstated_minor), 0) as lost from dispute
        where payment_id = p.id and state = 'LOST' and settled_at is not null) as banks cross join lateral (
        select coalesce(sum(amount_minor), 0) as covered from refund where payment_id = p.id and settled_by = 'BANK') as given
      where p.credit_id is null and p.purchase_id is null
        and (p.lost_minor > banks.lost or p.lost_minor + given.covered < banks.lost)`,
  },
  {
    says: 'what a bank gave already is still to go back',
    query: `select p.id as what from payment p where p.refunded_minor + p.lost_minor > p.amount_minor
      and exists (select from refund where payment_id = p.id and bearer = 'SHARED' and (state = 'FAILED'
        or (state = 'DECIDED' and (sent_at is null or failure_reason is not null))))`,
  },
  {
    says: 'an open dispute does not stop the payout',
    query: `select d.id as what from dispute d join payout o on o.booking_id = d.booking_id
      where d.closed_at is null and o.state in ('HELD', 'DUE') and not exists (
        select 1 from payout_block where payout_id = o.id and cause = d.id::text and ended_at is null)`,
  },
  {
    says: 'a dispute that is over stops the payout',
    query: `select d.id as what from dispute d join payout_block k on k.cause = d.id::text
      where d.settled_at is not null and k.ended_at is null`,
  },
  {
    says: 'a dispute is over and nothing was done about it',
    query: `select d.id as what from dispute d left join payout o on o.booking_id = d.booking_id
      where d.booking_id is not null and d.closed_at is not null and d.settled_at is null
        and o.state is distinct from 'SENDING'`,
  },
  {
    says: 'the bank has money of a share that left, and it was not claimed back',
    query: `select d.id as what from dispute d join payout o on o.booking_id = d.booking_id
      where d.state in ('NEEDS_RESPONSE', 'UNDER_REVIEW') and o.state in ('PAID', 'REVERSED')
        and d.withdrawn_minor > d.reinstated_minor
        and not exists (select from dispute_claw where dispute_id = d.id)
        and not exists (select 1 from refund where payment_id = d.payment_id
          and cause in ('LATE_PAYMENT', 'DOUBLE_PAYMENT'))`,
  },
  {
    says: 'more is being taken back than is owed',
    query: `select r.booking_id as what from reversal r where r.state = 'DECIDED' group by r.booking_id
      having sum(amount_minor) > coalesce((select sum(amount_minor) from posting
        where account = 'mentor_debt' and booking_id = r.booking_id), 0)`,
  },
  {
    says: 'a debt that was settled is not in the ledger',
    query: `select s.id as what from debt_settlement s where not exists (
      select 1 from posting where account = 'mentor_debt' and booking_id = s.booking_id
        and currency = s.currency and amount_minor = -s.amount_minor
        and entry_key = s.id || case s.kind when 'RECEIVED' then ':paid' else ':off' end)`,
  },
  {
    says: 'a reversal that was made is not in the ledger',
    query: `select r.id as what from reversal r where r.state = 'DONE' and not exists (
      select 1 from ledger_entry where key = r.provider_reversal_id || ':created')`,
  },
]
