import {
  actionsOf,
  type StuckAction,
  type StuckKind,
  stuckName,
  stuckWords,
} from '#graphql/domain/operations/stuck.ts'
import type { Db, Tx } from '../deps.ts'
import { stuckQuery } from './stuck-query.ts'

export type Stuck = {
  /** How the actions name it. */
  name: string
  kind: StuckKind
  subject: string
  bookingId: string | null
  since: Date
  reason: string
  actions: readonly StuckAction[]
}

type Row = { kind: StuckKind; subject: string; bookingId: string | null; since: Date; detail: string }

/** Where a page of the list begins or ends. */
export type StuckPlace = { since: Date; name: string }

type Page = {
  after?: StuckPlace | undefined
  before?: StuckPlace | undefined
  limit: number
  inverted: boolean
}

/** What is stuck at this moment of business time, longest first. */
export async function stuckBookings(db: Db, now: Date, page: Page): Promise<Stuck[]> {
  const rows = await db.$queryRawUnsafe<Row[]>(
    `${stuckQuery} select * from stuck
     where ($2::timestamptz is null or (since, name) > ($2, $3)) and ($4::timestamptz is null or (since, name) < ($4, $5))
     order by since ${page.inverted ? 'desc' : 'asc'}, name ${page.inverted ? 'desc' : 'asc'} limit $6`,
    now,
    page.after?.since ?? null,
    page.after?.name ?? null,
    page.before?.since ?? null,
    page.before?.name ?? null,
    page.limit,
  )
  return rows.map(shown)
}

/** This one, if it is stuck now. */
export async function findStuck(
  db: Db | Tx,
  now: Date,
  { kind, subject }: { kind: StuckKind; subject: string },
): Promise<Stuck | null> {
  const rows = await db.$queryRawUnsafe<Row[]>(
    `${stuckQuery} select * from stuck where kind = $2 and subject = $3 limit 1`,
    now,
    kind,
    subject,
  )
  return rows[0] ? shown(rows[0]) : null
}

const shown = ({ kind, subject, bookingId, since, detail }: Row): Stuck => ({
  name: stuckName(kind, subject),
  kind,
  subject,
  bookingId,
  since,
  reason: stuckWords(kind, detail),
  actions: actionsOf(kind, detail),
})
