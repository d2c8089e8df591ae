import type Stripe from 'stripe'
import type { Stage } from './testing.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** A Session such as a shop would open: 120.00 USD unless told. */
export function openSession(
  { stripe, now }: Stage,
  over: Partial<Stripe.Checkout.SessionCreateParams> = {},
  price: { unit_amount?: number; currency?: string } = {},
): Promise<Stripe.Checkout.Session> {
  return stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: price.currency ?? 'usd',
          unit_amount: price.unit_amount ?? 12_000,
          product_data: { name: 'Career talk with Ana', description: '60 minutes' },
        },
      },
    ],
    success_url: 'https://sundial.test/return?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'https://sundial.test/bookings/42',
    customer_email: 'mentee@sundial.test',
    expires_at: Math.floor(now().getTime() / 1000) + 1800,
    metadata: { bookingId: '42' },
    payment_intent_data: { metadata: { bookingId: '42' }, transfer_group: 'booking_42' },
    ...over,
  })
}

/** Opens a Session, pays it and answers with the Session as it is then, payment and charge inside. */
export async function paid(
  stage: Stage,
  card = '4242424242424242',
  price: { unit_amount?: number; currency?: string } = {},
): Promise<{ session: Stripe.Checkout.Session; intent: Stripe.PaymentIntent; charge: Stripe.Charge }> {
  const opened = await openSession(stage, {}, price)
  const answer = await stage.submit(opened.url ?? '', { card })
  if (answer.status !== 303) throw new Error(`not paid: ${answer.page}`)
  const session = await stage.stripe.checkout.sessions.retrieve(opened.id, {
    expand: ['payment_intent.latest_charge.balance_transaction', 'line_items'],
  })
  const intent = session.payment_intent as Stripe.PaymentIntent
  return { session, intent, charge: intent.latest_charge as Stripe.Charge }
}

/** A mentor's account with transfers on; `bank`: to which it is paid out every day. */
export async function onboarded(stage: Stage, bank?: string): Promise<Stripe.Account> {
  const account = await stage.stripe.accounts.create({
    controller: {
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      stripe_dashboard: { type: 'express' },
    },
    capabilities: { transfers: { requested: true } },
    email: 'mentor@sundial.test',
    metadata: { mentorId: '7' },
  })
  const link = await stage.stripe.accountLinks.create({
    account: account.id,
    type: 'account_onboarding',
    return_url: 'https://sundial.test/payouts',
    refresh_url: 'https://sundial.test/payouts/again',
  })
  await stage.submit(link.url, { action: 'finish', ...(bank ? { bank } : {}) })
  await stage.advance(5000)
  return stage.stripe.accounts.retrieve(account.id)
}

/** The refusal that a promise must end with. */
export async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  return call.then(
    () => {
      throw new Error('this should have been refused')
    },
    (error) => error,
  )
}
