import { createClient } from 'graphql-ws'
import { announce } from './announce.client.ts'

const query = `subscription Received($after: String) {
  bookingsChanged(role: MENTOR, after: $after) { cursor event }
}`

const shown = () => document.querySelector<HTMLElement>('[data-bookings]')

/** Keeps a mentor's list of bookings true: whatever happens to one of them, the list is fetched anew. */
export function followList(): void {
  const { bookings: after = '' } = shown()?.dataset ?? {}
  const url = `${location.origin.replace(/^http/, 'ws')}/graphql`
  const client = createClient({ url, retryAttempts: Number.POSITIVE_INFINITY, shouldRetry: () => true })
  client.subscribe(
    { query, variables: { after } },
    { next: () => void replaceList(), error: () => {}, complete: () => {} },
  )
}

async function replaceList(): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined)
  if (!answer?.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const [before, after] = [shown(), page.querySelector<HTMLElement>('[data-bookings]')]
  if (!before || !after || before.textContent === after.textContent) return
  before.replaceWith(after)
  announce(after.dataset.changed ?? '')
}
