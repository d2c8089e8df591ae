import type Stripe from 'stripe'
import { type Html, html, page, safeHref } from '../../page/html.ts'
import { grouped, testCards } from '../cards.ts'
import { shown } from '../currency.ts'
import { BANK_DAYS, testAccounts } from '../debit.ts'
import type { Line } from '../lines.ts'

type Session = Stripe.Checkout.Session

function summary(session: Session, lines: readonly Line[]): Html {
  const currency = session.currency ?? 'usd'
  const items = lines.map(
    (line) =>
      html`<dt>${line.name}${line.quantity > 1 && ` × ${line.quantity}`}${
        line.description && html`<br><span class="quiet">${line.description}</span>`
      }</dt><dd>${shown(line.unit * line.quantity, currency)}</dd>`,
  )
  return html`<section class="card" aria-labelledby="what"><h2 id="what">What you pay for</h2>
<p class="total">${shown(session.amount_total ?? 0, currency)} <span class="quiet">${currency.toUpperCase()}</span></p>
<dl>${items}</dl></section>`
}

function cardTable(): Html {
  const rows = testCards.map(
    ({ number, does }) => html`<tr><td><code>${grouped(number)}</code></td><td>${does}</td></tr>`,
  )
  return html`<section class="card" aria-labelledby="cards"><h2 id="cards">Test cards</h2>
<div class="wide" role="region" aria-label="Numbers and what they do" tabindex="0"><table>
<thead><tr><th scope="col">Number</th><th scope="col">What happens</th></tr></thead><tbody>${rows}</tbody></table></div>
<p class="quiet">Any future date and any security code will do.</p></section>`
}

function fields(session: Session, problem: string | undefined): Html {
  if (session.amount_total === 0) return html``
  const wrong = problem ? html` aria-invalid="true" aria-describedby="problem"` : html``
  return html`<label>Card number <input name="card" inputmode="numeric" autocomplete="cc-number" required placeholder="4242 4242 4242 4242"${wrong}></label>
<label>Expiry (month/year) <input name="expiry" autocomplete="cc-exp" placeholder="12/34"></label>
<label>Security code <input name="cvc" inputmode="numeric" autocomplete="cc-csc" placeholder="123"></label>
<label>Name on card <input name="name" autocomplete="cc-name"></label>`
}

/** A second way to pay, where the Session offers it: the bank answers days later. */
function debits(session: Session): Html {
  if (!session.payment_method_types.includes('us_bank_account')) return html``
  const rows = testAccounts.map(
    ({ number, does }) => html`<tr><td><code>${number}</code></td><td>${does}</td></tr>`,
  )
  return html`<form method="post" class="card"><h2>Pay from your bank account</h2>
<p class="quiet">Your bank takes ${BANK_DAYS} days. Until then nothing is paid.</p>
<label>Account number <input name="account" inputmode="numeric" required placeholder="000123456789"></label>
<button type="submit" class="second">Debit my bank account</button>
<div class="wide" role="region" aria-label="Test accounts" tabindex="0"><table>
<thead><tr><th scope="col">Account</th><th scope="col">What happens</th></tr></thead><tbody>${rows}</tbody></table></div></form>`
}

/** The open Session's page: what is paid for, the card form, the test cards. `problem` says why the last try failed. */
export function checkoutPage(session: Session, lines: readonly Line[], problem?: string): string {
  const total = session.amount_total ?? 0
  const action = total === 0 ? 'Complete' : `Pay ${shown(total, session.currency ?? 'usd')}`
  const said = session.custom_text.submit?.message
  const email = session.customer_email
    ? html`<p><span class="quiet">E-mail</span> ${session.customer_email}</p>`
    : html`<label>E-mail <input name="email" type="email" autocomplete="email"></label>`
  return page(
    'Checkout',
    html`<h1>Checkout</h1>
${problem && html`<p class="problem" role="alert" id="problem">${problem} Nothing was charged. You can try again with another card.</p>`}
<div class="two"><div>${summary(session, lines)}
${session.cancel_url && html`<p><a href="${safeHref(session.cancel_url)}">Back, without paying</a></p>`}</div>
<div><form method="post" class="card"><h2>${total === 0 ? 'Nothing to pay' : 'Pay by card'}</h2>${email}${fields(session, problem)}
<button type="submit">${action}</button>${said && html`<p class="quiet">${said}</p>`}</form>${debits(session)}${total > 0 && cardTable()}</div></div>`,
  )
}

/** The open page of a Session that only saves a card. */
export function setupPage(session: Session, problem?: string): string {
  return page(
    'Save your card',
    html`<h1>Save your card</h1>
${problem && html`<p class="problem" role="alert" id="problem">${problem} Your card was not saved. You can try again with another one.</p>`}
<div class="two"><div><section class="card"><p>Nothing is charged now. By saving your card you allow the shop to charge it later, as it told you.</p></section>
${session.cancel_url && html`<p><a href="${safeHref(session.cancel_url)}">Back, without saving</a></p>`}</div>
<div><form method="post" class="card"><h2>Your card</h2>${fields(session, problem)}
<button type="submit">Save card</button></form>${cardTable()}</div></div>`,
  )
}

/** The bank's page for cards that ask for it. */
export function challengePage(session: Session): string {
  return page(
    'Confirm with your bank',
    html`<form method="post" class="card"><h1>Confirm with your bank</h1>
<p>Your bank asks whether ${session.mode === 'setup' ? 'you save this card' : `this payment of ${shown(session.amount_total ?? 0, session.currency ?? 'usd')} is yours`}.</p>
<div class="row"><button name="outcome" value="complete">Complete authentication</button>
<button name="outcome" value="fail" class="second">Fail authentication</button></div></form>`,
  )
}

/** The page of a Session that can no longer be paid: expired, or paid already. */
export function closedPage(session: Session | null, onward: string | null): string {
  const paid = session?.status === 'complete'
  const title = paid
    ? 'This is already paid'
    : session
      ? 'This checkout has expired'
      : 'There is no such checkout'
  const words = paid
    ? 'You paid for this once; it is not charged again.'
    : session
      ? 'It was open for a limited time. Nothing was charged. Go back to start again.'
      : 'Check the address, or go back to where you came from.'
  return page(
    title,
    html`<div class="card"><h1>${title}</h1><p>${words}</p>
${onward && html`<p><a class="button" href="${safeHref(onward)}">Back to the shop</a></p>`}</div>`,
  )
}
