import { createClient } from 'graphql-ws'

const query = `subscription FollowAll($role: PartyRole!, $after: String) {
  bookingsChanged(role: $role, after: $after) { cursor }
}`

/** Tells of every change of the bookings in which the reader has this role; answers with how to stop. */
export function followBookings(
  role: 'MENTEE' | 'MENTOR' | 'ADMIN',
  after: string,
  changed: () => void,
): () => void {
  const url = `${location.origin.replace(/^http/, 'ws')}/graphql`
  const client = createClient({ url, retryAttempts: Number.POSITIVE_INFINITY, shouldRetry: () => true })
  const stop = client.subscribe(
    { query, variables: { role, after } },
    { next: changed, error: () => {}, complete: () => {} },
  )
  return () => {
    stop()
    void client.dispose()
  }
}
