/** An event as subscribers meet it; position is the one cursor of feeds, subscriptions and replays. */
export type FeedEvent = {
  id: string
  position: bigint
  type: string
  bookingId: string | null
  subjectId: string
  version: number
  at: Date
}

/** Live events of all processes. Tells that and what changed; the truth stays the query. */
export type Feed = {
  /** The last position this process has seen: an answer read after asking is at least as new. */
  position: () => bigint
  /** Everything after the position, nothing missed and nothing twice, until the signal aborts. */
  subscribe: (after: bigint, signal: AbortSignal) => AsyncIterable<FeedEvent>
}
