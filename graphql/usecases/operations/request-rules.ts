import type { Rule } from './invariant-rules.ts'

/** What must hold of requests that a mentor answers, and of money that is only authorised. */
export const rulesOfRequests: readonly Rule[] = [
  {
    says: 'a paid request is not covered by exactly one payment',
    query: `select b.id as what from booking b where b.price_minor > 0 and b.state in ('PENDING', 'CONFIRMING')
      and 1 <> (select count(*) from payment p where p.booking_id = b.id and p.void_decided_at is null
        and (p.state in ('AUTHORISED', 'SAVED') or p.state = 'SUCCEEDED' and p.refunded_minor = 0))
      and not (b.state = 'CONFIRMING' and exists (select 1 from payment p
        where p.booking_id = b.id and p.state = 'FAILED' and p.capture_decided_at is not null))`,
  },
  {
    says: 'a request outlived the time to answer it',
    query: `select id as what from booking
      where state = 'PENDING' and respond_by < $1::timestamptz - interval '5 minutes'`,
  },
  {
    says: 'what was accepted outlived the time to confirm it',
    query: `select id as what from booking
      where state = 'CONFIRMING' and confirm_by < $1::timestamptz - interval '5 minutes'`,
  },
  {
    says: 'a card is kept reserved or saved for a booking that ended',
    query: `select p.id as what from payment p join booking b on b.id = p.booking_id
      where p.state in ('AUTHORISED', 'SAVED') and p.void_decided_at is null and b.state not in ('PENDING', 'CONFIRMING')
        and not (b.no_show_fee_minor is not null and b.state in ('CONFIRMED', 'COMPLETED', 'NO_SHOW'))`,
  },
  {
    says: 'a fee for not coming outlived the time to object',
    query: `select b.id as what from booking b
      where b.no_show_fee_at < $1::timestamptz - interval '5 minutes' and b.no_show_fee_decided_at is null
        and not exists (select from complaint where booking_id = b.id and state = 'OPEN')`,
  },
  {
    says: 'a fee for not coming was charged to a mentee who came, or twice',
    query: `select b.id as what from booking b join payment p on p.booking_id = b.id
      where b.no_show_fee_minor is not null and p.state = 'SUCCEEDED' and p.refunded_minor = 0
      group by b.id having count(*) > 1 or bool_or(b.no_show_of is distinct from 'MENTEE')`,
  },
  {
    says: 'what was only authorised is in the ledger',
    query: `select p.id as what from payment p where p.state in ('AUTHORISED', 'VOIDED')
      and exists (select 1 from ledger_entry where key = p.charge_id || ':captured')`,
  },
]
