import type Stripe from 'stripe'
import { html, page } from '../../page/html.ts'
import { asksNumber } from '../account.ts'
import { scheduleOf } from '../bank-account.ts'
import { shown } from '../currency.ts'
import type { Row } from '../world.ts'

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
${asksBank(account) && bankField('000123456789')}
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

const asksBank = ({ requirements: asked }: Stripe.Account) =>
  asked?.currently_due?.includes('external_account') ?? false

const bankField = (value: string) => html`<label>Bank account (IBAN or account number)
<input name="bank" value="${value}" autocomplete="off" aria-describedby="refusing"></label>
<p class="quiet" id="refusing">What is paid to 000111111116 comes back: the bank knows no such account.</p>`

/** What a mentor sees of their own account at Stripe, and where it is said to which bank the money goes. */
export function expressPage(
  account: Stripe.Account,
  balance: Stripe.Balance,
  bank: Row<'bank_account'> | null,
): string {
  const sum = (bucket: Stripe.Balance.Available[]) =>
    bucket.map(({ amount, currency }) => shown(amount, currency)).join(', ') || 'nothing'
  return page(
    'Your payouts',
    html`<div class="card"><h1>Your payouts</h1><dl><dt>Account</dt><dd>${account.email ?? account.id}</dd>
<dt>Transfers</dt><dd>${account.capabilities?.transfers ?? 'not asked for'}</dd>
<dt>On the way</dt><dd>${sum(balance.pending)}</dd><dt>Available</dt><dd>${sum(balance.available)}</dd>
<dt>Bank account</dt><dd>${bank ? `ends in ${bank.body.last4}, ${bank.body.status}` : 'none named'}</dd></dl></div>
<form method="post" class="card"><h2>Your bank</h2>${bankField(String(bank?.hidden.number ?? '000123456789'))}
<label>Pay out <select name="schedule"><option value="daily">every day</option>
<option value="manual" ${bank && scheduleOf(bank) === 'manual' && 'selected'}>only when I say so</option></select></label>
<div class="row"><button name="action" value="save">Save</button>
<button name="action" value="payout" class="second">Pay out now</button></div></form>`,
  )
}
