import { keyReused } from './refusal.ts'
import type { World } from './world.ts'

export type Remembered = { status: number; text: string }

const DAY = 24 * 3_600_000

/** What the first request with this key was told, byte for byte; null for a new key and for one older than a day. */
export async function memory(
  world: World,
  scope: string,
  fingerprint: string,
  key: string,
): Promise<Remembered | null> {
  const { rows } = await world.client.query<Remembered & { fingerprint: string; at: string }>(
    'select fingerprint, status, body as text, at from sandbox.stripe_idempotency where scope = $1',
    [scope],
  )
  const row = rows[0]
  if (!row || Number(row.at) <= world.now - DAY) return null
  if (row.fingerprint !== fingerprint) throw keyReused(key)
  return { status: row.status, text: row.text }
}

/** Keeps results once the endpoint began to execute: successes, declines and failures; never what was refused before. */
export async function remember(
  world: World,
  scope: string,
  fingerprint: string,
  { status, text }: Remembered,
): Promise<void> {
  if (status !== 402 && status >= 400 && status < 500) return
  await world.client.query(
    `insert into sandbox.stripe_idempotency values ($1, $2, $3, $4, $5)
     on conflict (scope) do update set fingerprint = $2, status = $3, body = $4, at = $5`,
    [scope, fingerprint, status, text, world.now],
  )
}
