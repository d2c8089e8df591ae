import type pg from 'pg'
import type { Feed, FeedEvent } from '#graphql/usecases/feed.ts'

const pageSize = 1_000

const after = `
  select id, position::text, type, booking_id as "bookingId", subject_id as "subjectId", version, at
  from event where position > $1 order by position limit ${pageSize}`

type Subscriber = (events: readonly FeedEvent[]) => void

/** Reads published events from the table; announcements only say that it is time to look. */
export async function createFeed(pool: pg.Pool) {
  let position = await lastPosition(pool)
  let reading: Promise<void> | null = null
  let again = false
  const subscribers = new Set<Subscriber>()

  async function readOn() {
    for (;;) {
      const events = await page(pool, position)
      const last = events.at(-1)
      if (!last) return
      position = last.position
      for (const tell of subscribers) tell(events)
      if (events.length < pageSize) return
    }
  }

  /** Looks now; a look that is under way is followed by one more, so that no announcement is missed. */
  function look(): Promise<void> {
    if (reading) {
      again = true
      return reading
    }
    reading = readOn().finally(() => {
      reading = null
      if (!again) return
      again = false
      void look()
    })
    return reading
  }

  const feed: Feed = {
    position: () => position,
    subscribe: (from, signal) => follow(pool, subscribers, from, signal),
  }
  /** Goes on from what is in the table now; after the table was made anew. */
  const begin = async () => {
    position = await lastPosition(pool)
  }
  return { feed, look, begin }
}

async function lastPosition(pool: pg.Pool): Promise<bigint> {
  const { rows } = await pool.query<{ last: string }>(
    'select coalesce(max(position), 0)::text as last from event',
  )
  return BigInt(rows[0]?.last ?? 0)
}

async function page(pool: pg.Pool, position: bigint): Promise<FeedEvent[]> {
  const { rows } = await pool.query<Omit<FeedEvent, 'position'> & { position: string }>(after, [
    position.toString(),
  ])
  return rows.map((row) => ({ ...row, position: BigInt(row.position) }))
}

/** Listens first, then reads the backlog, then drops what it already has. */
async function* follow(pool: pg.Pool, subscribers: Set<Subscriber>, from: bigint, signal: AbortSignal) {
  const waiting: FeedEvent[] = []
  let wake = () => {}
  const hear: Subscriber = (events) => {
    waiting.push(...events)
    wake()
  }
  const stop = () => wake()
  const heard = () =>
    new Promise<void>((resolve) => {
      if (waiting.length > 0 || signal.aborted) return resolve()
      wake = resolve
    })
  subscribers.add(hear)
  signal.addEventListener('abort', stop)
  try {
    let seen = from
    for (let backlog = await page(pool, seen); backlog.length > 0; backlog = await page(pool, seen)) {
      for (const event of backlog) yield event
      seen = backlog.at(-1)?.position ?? seen
    }
    while (!signal.aborted) {
      const event = waiting.shift()
      if (!event) await heard()
      else if (event.position > seen) yield event
    }
  } finally {
    subscribers.delete(hear)
    signal.removeEventListener('abort', stop)
  }
}
