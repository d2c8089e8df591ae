import { createHash } from 'node:crypto'
import type pg from 'pg'

export type Attachment = {
  filename: string
  contentType: string
  /** Text where `isText` says so, base64 for all others. */
  content: string
}

/** Whether an attachment of this type is kept as text: calendars among them, by both of their names. */
export function isText(contentType: string): boolean {
  return contentType.startsWith('text/') || contentType.startsWith('application/ics')
}

/** A message as its reader would see it. */
export type Mail = {
  id: string
  at: Date
  from: string
  to: string
  replyTo: string | null
  subject: string
  text: string
  html: string
  /** Header names in lower case. */
  headers: Record<string, string>
  attachments: Attachment[]
}

const schema = `
create schema if not exists sandbox;
create table if not exists sandbox.mail (
  seq bigserial primary key, id text not null unique, at timestamptz not null, body jsonb not null);`

/** Makes the mailbox's own table where it is missing. */
export async function createMailStore(pool: pg.Pool): Promise<void> {
  // Two sandboxes that start on one database make their tables one after the other.
  await pool.query(`select pg_advisory_xact_lock(7384912); ${schema}`)
}

/** Stores what arrived for one recipient. */
export async function keepMail(pool: pg.Pool, at: Date, body: Omit<Mail, 'id' | 'at'>): Promise<void> {
  const { rows } = await pool.query<{ n: string }>("select nextval('sandbox.mail_seq_seq') n")
  const seq = rows[0]?.n ?? '0'
  const id = createHash('sha256').update(`mail:${seq}`).digest('hex').slice(0, 12)
  await pool.query('insert into sandbox.mail (seq, id, at, body) values ($1, $2, $3, $4)', [
    seq,
    id,
    at,
    JSON.stringify(body),
  ])
}

/** All messages, newest first. */
export async function listMail(pool: pg.Pool): Promise<Mail[]> {
  const { rows } = await pool.query<{ id: string; at: Date; body: Omit<Mail, 'id' | 'at'> }>(
    'select id, at, body from sandbox.mail order by seq desc',
  )
  return rows.map(({ id, at, body }) => ({ id, at, ...body }))
}

export async function emptyMail(pool: pg.Pool): Promise<void> {
  await pool.query(`${schema} truncate sandbox.mail`)
}
