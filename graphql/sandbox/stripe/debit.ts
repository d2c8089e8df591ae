import type Stripe from 'stripe'
import { newId } from '../frame/world.ts'
import { plainCharge } from './charge.ts'
import { emit } from './events.ts'
import { complete, fail, intentOf, type Paid, type Payer } from './pay.ts'
import { settle } from './payment.ts'
import { idOf, need, type Row, save, type World } from './world.ts'

const DAY = 24 * 3_600_000
/** A bank takes some working days to say yes or no. */
export const BANK_DAYS = 4

type TestAccount = { number: string; does: string; fails?: { code: string; message: string } }

const fails = (code: string, message: string) => ({ code, message })

/** Accounts at a bank in the United States, and what becomes of a debit (docs.stripe.com/payments/ach-direct-debit). */
export const testAccounts: readonly TestAccount[] = [
  { number: '000123456789', does: 'succeeds' },
  {
    number: '000111111116',
    does: 'fails: no such account',
    fails: fails('no_account', 'The bank account could not be located.'),
  },
  {
    number: '000111111113',
    does: 'fails: account closed',
    fails: fails('account_closed', 'The bank account has been closed.'),
  },
  {
    number: '000222222227',
    does: 'fails: insufficient funds',
    fails: fails('insufficient_funds', 'The customer account has insufficient funds to cover this payment.'),
  },
  {
    number: '000333333335',
    does: 'fails: not authorised',
    fails: fails(
      'debit_not_authorized',
      'The customer has notified their bank that this payment was unauthorized.',
    ),
  },
]

/** Somebody gave an account on an open Session's page: it is complete, and unpaid for days. Null: there is no such. */
export async function payByDebit(
  world: World,
  row: Row<'checkout.session'>,
  number: string,
  payer: Payer,
): Promise<Paid | null> {
  const account = testAccounts.find((each) => each.number === number.replaceAll(/\D/g, ''))
  if (!account || !row.body.payment_method_types.includes('us_bank_account')) return null
  const intent = await intentOf(world, row)
  const charge = await pendingCharge(world, intent, account, payer)
  const processing: Stripe.PaymentIntent = {
    ...intent,
    status: 'processing',
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: charge.payment_method,
  }
  await save(world, 'payment_intent', processing, { dueAt: world.now + BANK_DAYS * DAY })
  await emit(world, { type: 'payment_intent.processing', object: processing })
  return { outcome: 'paid', session: await complete(world, row, intent.id, 'unpaid', payer) }
}

async function pendingCharge(
  world: World,
  intent: Stripe.PaymentIntent,
  account: TestAccount,
  payer: Payer,
): Promise<Stripe.Charge> {
  const charge = {
    ...plainCharge(world, intent),
    id: await newId(world, 'py_3'),
    amount_captured: 0,
    billing_details: { address: null, email: payer.email, name: payer.name, phone: null, tax_id: null },
    captured: false,
    failure_code: null,
    failure_message: null,
    outcome: null,
    paid: false,
    payment_method: await newId(world, 'pm_1'),
    payment_method_details: { type: 'us_bank_account', us_bank_account: bankDetails(account) },
    status: 'pending',
  } satisfies Stripe.Charge
  await save(world, 'charge', charge, { hidden: { account: account.number } })
  await emit(world, { type: 'charge.pending', object: charge })
  return charge
}

const bankDetails = ({ number }: TestAccount) => ({
  account_holder_type: 'individual',
  account_type: 'checking',
  bank_name: 'STRIPE TEST BANK',
  fingerprint: `fp${number}`,
  last4: number.slice(-4),
  payment_reference: null,
  routing_number: '110000000',
})

/** The bank has spoken: the money is there, or never will be. */
export async function settleDebit(
  world: World,
  { body: intent, hidden }: Row<'payment_intent'>,
): Promise<void> {
  const row = await need(world, 'charge', idOf(intent.latest_charge) ?? '', 'charge')
  const { body: session } = await need(world, 'checkout.session', String(hidden.session), 'session')
  const refused = testAccounts.find(({ number }) => number === row.hidden.account)?.fails
  await save(world, 'payment_intent', intent, { dueAt: null })
  if (refused) return refuse(world, intent, row.body, session, refused)
  const taken: Stripe.Charge = { ...row.body, captured: true, amount_captured: row.body.amount, paid: true }
  const charge = await settle(world, { ...taken, status: 'succeeded' }, false)
  await save(world, 'charge', charge)
  await emit(world, { type: 'charge.succeeded', object: charge })
  const done: Stripe.PaymentIntent = { ...intent, status: 'succeeded', amount_received: intent.amount }
  await save(world, 'payment_intent', done)
  await emit(world, { type: 'payment_intent.succeeded', object: done })
  const paid: Stripe.Checkout.Session = { ...session, payment_status: 'paid' }
  await save(world, 'checkout.session', paid)
  await emit(world, { type: 'checkout.session.async_payment_succeeded', object: paid })
}

async function refuse(
  world: World,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  session: Stripe.Checkout.Session,
  { code, message }: NonNullable<TestAccount['fails']>,
): Promise<void> {
  const failed: Stripe.Charge = { ...charge, failure_code: code, failure_message: message, status: 'failed' }
  await save(world, 'charge', failed)
  await emit(world, { type: 'charge.failed', object: failed })
  const error = { type: 'invalid_request_error', code, message, charge: charge.id }
  await fail(world, intent, error as Stripe.PaymentIntent.LastPaymentError, charge.id)
  await emit(world, { type: 'checkout.session.async_payment_failed', object: session })
}
