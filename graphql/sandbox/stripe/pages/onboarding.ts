import type Stripe from 'stripe'
import { html, page } from '../../page/html.ts'
import { asksNumber } from '../account.ts'
import { shown } from '../currency.ts'

/** Stripe's questions to a mentor, answered beforehand. */
export function onboardingPage(account: Stripe.Account): string {
  const name = account.business_profile?.name ?? ''
  const [first = 'Jenny', last = 'Rosen'] = name.split(' ')
  return page(
    'Set up payouts',
    html`<form method="post" class="card"><h1>Set up payouts</h1>
<p class="quiet">This stands in for Stripe's own page. The fields are filled in for you.</p>
<label>First name <input name="first_name" autocomplete="given-name" value="${first}"></label>
<label>Last name <input name="last_name" autocomplete="family-name" value="${last}"></label>
<label>E-mail <input name="email" type="email" autocomplete="email" value="${account.email}"></label>
<label>Bank account (IBAN or account number) <input name="bank" value="000123456789"></label>
${asksNumber(account) && html`<label>Tax number <input name="id_number" value="000-00-0000"></label>`}
<div class="row"><button name="action" value="finish">Finish</button>
<button name="action" value="leave" class="second">Leave without finishing</button></div></form>`,
  )
}

export function onboardingGonePage(): string {
  return page(
    'This link is used up',
    html`<div class="card"><h1>This link is used up</h1>
<p>A set-up link opens once and only for some minutes. Go back to where you came from and ask for a new one.</p></div>`,
  )
}

/** What a mentor sees of their own account at Stripe. */
export function expressPage(account: Stripe.Account, balance: Stripe.Balance): string {
  const sum = (bucket: Stripe.Balance.Available[]) =>
    bucket.map(({ amount, currency }) => shown(amount, currency)).join(', ') || 'nothing'
  return page(
    'Your payouts',
    html`<div class="card"><h1>Your payouts</h1><dl><dt>Account</dt><dd>${account.email ?? account.id}</dd>
<dt>Transfers</dt><dd>${account.capabilities?.transfers ?? 'not asked for'}</dd>
<dt>On the way</dt><dd>${sum(balance.pending)}</dd><dt>Available</dt><dd>${sum(balance.available)}</dd></dl></div>`,
  )
}
