import type { Store } from '../frame/store.ts'

/** Stripe's part of the store: what was asked under which key, its books, and what its rules look up often. */
export const stripeStore: Store = {
  name: 'stripe',
  lock: 7_384_911,
  own: {
    schema: `
create index if not exists stripe_object_waits on sandbox.stripe_object (seq)
  where type = 'refund' and hidden->>'waits' = 'funds';
create index if not exists stripe_object_source on sandbox.stripe_object ((body->>'source_transaction'))
  where type = 'transfer';
create index if not exists stripe_object_dispute on sandbox.stripe_object ((body->>'charge'))
  where type = 'dispute';
create index if not exists stripe_object_bank on sandbox.stripe_object (account)
  where type = 'bank_account';
create table if not exists sandbox.stripe_idempotency (
  scope text primary key, fingerprint text not null, status int not null, body text not null, at bigint not null);
create table if not exists sandbox.stripe_posting (
  entry text not null, account text not null, currency text not null, amount bigint not null);
create table if not exists sandbox.stripe_balance (
  account text not null, currency text not null, amount bigint not null default 0, primary key (account, currency));`,
    tables: ['idempotency', 'posting', 'balance'],
  },
}
