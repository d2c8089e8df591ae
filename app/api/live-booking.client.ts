import { createClient } from 'graphql-ws'
import { keepCountdown } from '#app/time/countdown.client.ts'
import { announce } from './announce.client.ts'

const pollMs = 3_000
const passing = new Set(['AWAITING_PAYMENT', 'CONFIRMING'])

const query = `subscription Follow($bookingId: ID!, $after: String) {
  bookingChanged(bookingId: $bookingId, after: $after) { cursor event }
}`

const shown = () => document.querySelector<HTMLElement>('[data-booking]')

/** Keeps the booking's page true: whatever happens to it, the page's content is fetched anew and replaced. */
export function followBooking(): void {
  const { booking = '', cursor = '' } = shown()?.dataset ?? {}
  const url = `${location.origin.replace(/^http/, 'ws')}/graphql`
  const client = createClient({ url, retryAttempts: Number.POSITIVE_INFINITY, shouldRetry: () => true })
  client.subscribe(
    { query, variables: { bookingId: booking, after: cursor } },
    { next: () => void refresh(), error: () => {}, complete: () => {} },
  )
  keepCountdown(() => void refresh())
  // A payment page that is still being opened, or a socket that a proxy swallows.
  setInterval(
    () => document.visibilityState === 'visible' && passing.has(shown()?.dataset.state ?? '') && refresh(),
    pollMs,
  )
}

let busy: Promise<void> | undefined
let again = false

/** One fetch at a time; what happens meanwhile is seen by one more. */
function refresh(): Promise<void> {
  if (busy) {
    again = true
    return busy
  }
  busy = replace().finally(() => {
    busy = undefined
    if (again) {
      again = false
      void refresh()
    }
  })
  return busy
}

async function replace(): Promise<void> {
  const answer = await fetch(location.pathname, { headers: { accept: 'text/html' } }).catch(() => undefined)
  if (!answer?.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const [before, after] = [shown(), page.querySelector<HTMLElement>('[data-booking]')]
  if (!before || !after || same(before, after)) return
  const focused = document.activeElement
  const lost = focused !== null && before.contains(focused)
  before.replaceWith(after)
  document.title = page.title
  if (lost) (document.getElementById('content') as HTMLElement | null)?.focus()
  if (before.dataset.state !== after.dataset.state) announce(after.dataset.changed ?? '')
  keepCountdown(() => void refresh())
}

/** Keys and clocks differ in every answer; what a reader sees may not. */
function same(one: HTMLElement, other: HTMLElement): boolean {
  const text = (element: HTMLElement) =>
    element.dataset.state + [...element.querySelectorAll('a')].map(({ href }) => href).join() + words(element)
  return text(one) === text(other)
}

function words(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement
  for (const moving of copy.querySelectorAll('[data-countdown] strong, noscript')) moving.remove()
  return (copy.textContent ?? '') + copy.querySelector<HTMLElement>('[data-countdown]')?.dataset.countdown
}
