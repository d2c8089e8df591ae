import { keepTotal } from './components/booking/running-total.client.ts'
import { keepCountdown } from './time/countdown.client.ts'
import { offerZone } from './time/offer-zone.client.ts'

/** A form that is being sent says so, and cannot be sent twice by an impatient click. */
document.addEventListener('submit', (event) => {
  const { submitter } = event
  if (!(submitter instanceof HTMLButtonElement) || event.defaultPrevented) return
  const { inlineSize } = getComputedStyle(submitter)
  submitter.style.minInlineSize = inlineSize
  // After the browser has read the form: a disabled button's value would be left out.
  setTimeout(() => {
    submitter.disabled = true
    submitter.textContent = submitter.dataset.pending ?? submitter.textContent
  })
})

/** Said before it is sent: it would be refused only once all of it has arrived. */
document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.type !== 'file') return
  const { most, tooLarge = '' } = target.dataset
  const large = [...(target.files ?? [])].some(({ size }) => size > Number(most))
  target.setCustomValidity(large ? tooLarge : '')
  target.reportValidity()
})

// Back from the next page, the browser may show this one as it was left.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload())

document.querySelector<HTMLElement>('[data-focus]')?.focus()
offerZone()
keepCountdown()
keepTotal()
const payment = document.querySelector<HTMLElement>('[data-pay-here]')
if (payment) void import('./components/booking/pay-here.client.ts').then(({ payHere }) => payHere(payment))
if (document.querySelector('[data-booking]'))
  void import('./api/live-booking.client.ts').then(({ followBooking }) => followBooking())
