import type { Rule } from './invariant-rules.ts'

/** The balance of an account of all that no booking bears, debit positive. */
const unbooked = (account: string) => `select currency, sum(amount_minor) as minor from posting
  where account = '${account}' and booking_id is null group by currency`

/** What was kept of a session's part when the bank came. */
const keptOf = `p.amount_minor - p.lost_minor - coalesce((select sum(amount_minor) from refund
  where payment_id = p.id and bearer = 'SHARED' and decided_at <= d.opened_at), 0)`

/** What must always hold of packages and their credits, as far as a query can see it. */
export const packageRules: readonly Rule[] = [
  {
    says: 'what was paid in advance is not what is left of the packages',
    query: `select coalesce(said.currency, there.currency) as what from (
        select currency, -sum(amount_minor) as minor from posting where account = 'credit' group by currency
      ) as said full join (
        select currency, sum(amount_minor) as minor from credit join purchase on purchase.id = purchase_id
        where credit.state = 'UNSPENT' group by currency
      ) as there using (currency)
      where coalesce(said.minor, 0) <> coalesce(there.minor, 0)`,
  },
  {
    says: 'the sessions of a package do not sum to its price',
    query: `select purchase.id as what from purchase left join credit on purchase_id = purchase.id
      where paid_at is not null group by purchase.id
      having count(credit.id) <> sessions or sum(amount_minor) <> price_minor`,
  },
  {
    says: 'a credit and the booking that it pays do not agree',
    query: `select credit.id as what from credit where (credit.state = 'SPENT') <> exists (
      select from payment p where p.credit_id = credit.id and p.credit_use = credit.uses
        and p.amount_minor = credit.amount_minor and p.booking_id = coalesce(credit.booking_id, p.booking_id)
        and not exists (select from ledger_entry where key = credit.id || ':back:' || p.credit_use))`,
  },
  {
    says: 'a package that is not active has credits left',
    query: `select purchase.id as what from purchase join credit on purchase_id = purchase.id
      where purchase.state <> 'ACTIVE' and credit.state = 'UNSPENT'`,
  },
  {
    says: 'a package outlived its time',
    query: `select id as what from purchase where state = 'ACTIVE' and expires_at < $1::timestamptz - interval '5 minutes'
      and not exists (select from dispute where purchase_id = purchase.id and settled_at is null)`,
  },
  {
    says: 'what is owed for packages is not what their refunds say',
    query: `select coalesce(said.currency, owed.currency) as what from (${unbooked('refund_due')}) as said
      full join (select currency, sum(amount_minor) as minor from refund
        where purchase_id is not null and (state in ('DECIDED', 'FAILED') or (state = 'PENDING' and not exists (
          select from ledger_entry where key = refund.provider_refund_id || ':effected'))) group by currency
      ) as owed using (currency)
      where -coalesce(said.minor, 0) <> coalesce(owed.minor, 0)`,
  },
  {
    says: 'a bank has money of a package whose share left, and it was not claimed back',
    query: `select d.id as what from dispute d join lateral (
        select o.booking_id, o.state, d.withdrawn_minor - d.reinstated_minor
          - (select coalesce(sum(amount_minor), 0) from credit where purchase_id = d.purchase_id and state = 'UNSPENT')
          - coalesce(sum(${keptOf}) over (order by nth desc rows between unbounded preceding and 1 preceding), 0) as taken
        from credit c join payment p on p.credit_id = c.id and p.booking_id = c.booking_id
        join payout o on o.booking_id = c.booking_id where c.purchase_id = d.purchase_id
      ) as session on true
      where d.state in ('NEEDS_RESPONSE', 'UNDER_REVIEW') and session.state in ('PAID', 'REVERSED') and session.taken > 0
        and not exists (select from dispute other
          where other.purchase_id = d.purchase_id and other.id <> d.id and other.settled_at is null)
        and not exists (select from dispute_claw where dispute_id = d.id and booking_id = session.booking_id)
        and not exists (select from event where type = 'package.shareLanded' and subject_id = d.purchase_id
          and at > $1::timestamptz - interval '5 minutes')`,
  },
  {
    says: 'a dispute about a package is over and nothing was done about it',
    query: `select d.id as what from dispute d
      where d.purchase_id is not null and d.closed_at is not null and d.settled_at is null and not exists (
        select from credit join payout o on o.booking_id = credit.booking_id
        where credit.purchase_id = d.purchase_id and (o.state = 'SENDING' or exists (
          select from event where type = 'package.shareLanded' and subject_id = d.purchase_id
            and at > $1::timestamptz - interval '5 minutes')))`,
  },
  {
    says: 'a contested package does not stop the payouts of its sessions',
    query: `select d.id as what from dispute d join credit on credit.purchase_id = d.purchase_id
      join payout o on o.booking_id = credit.booking_id
      where d.settled_at is null and o.state in ('HELD', 'DUE') and not exists (
        select from payout_block where payout_id = o.id and cause = d.id::text and ended_at is null)`,
  },
]
