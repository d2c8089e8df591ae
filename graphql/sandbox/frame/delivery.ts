import type pg from 'pg'
import { milliseconds, takeWebhookFault } from './faults.ts'
import { locked, type Stored } from './store.ts'
import { nextNumber, type World } from './world.ts'

/** Where a delivery goes, and with what it is signed. */
export type Target = { url: string; secret: string | null }

/** How a company delivers. */
export type Post = {
  /** Who takes what was lined up for this target; null when nobody does any more. */
  targetOf: (client: pg.PoolClient, target: string) => Promise<Target | null>
  /** The body as it goes out, byte for byte. */
  write: (body: object) => string
  /** Headers beside the content's; `t` in seconds of the machine's clock, against which signatures are checked. */
  headers: (text: string, secret: string | null, t: number) => Record<string, string>
  /** After each failed attempt, on the business clock; then no more. */
  backoff: readonly number[]
  /** What becomes of whoever failed to take a delivery to the end. */
  givenUp?: (client: pg.PoolClient, target: string) => Promise<void>
}

type Claim = {
  position: string
  event: string
  target: string
  body: object
  attempt: number
  fault: string | null
  to: Target | null
}

/** How long, on the business clock, a reordered event waits for a later one before it goes alone. */
const REORDER_PATIENCE = 60_000
const ANSWER_WITHIN = 10_000
const HOUR = 3600

/** Lines a stored event up for delivery, in the transaction that made it happen. */
export async function lineUp(
  world: World,
  { id, type, target = '' }: { id: string; type: string; target?: string },
): Promise<void> {
  const fault = await takeWebhookFault(world, type)
  const by = fault?.do === 'delay' && fault.by ? milliseconds(fault.by) : 0
  const state = fault?.do === 'drop' ? 'dropped' : fault?.do === 'reorder' ? 'held' : 'pending'
  const dueAt = world.now + (fault?.do === 'reorder' ? REORDER_PATIENCE : by)
  for (let copies = fault?.do === 'duplicate' ? 2 : 1; copies > 0; copies -= 1)
    await world.client.query(
      `insert into sandbox.${world.store.name}_delivery (position, event, target, due_at, state, fault)
       values ($1, $2, $3, $4, $5, $6)`,
      [(await nextNumber(world)).toString(), id, target, dueAt, state, fault?.do ?? null],
    )
  if (state === 'pending' && by === 0) await releaseHeld(world)
}

/** What was held back for reordering goes right after the event that overtook it. */
async function releaseHeld({ client, store: { name }, now }: World): Promise<void> {
  await client.query(
    `update sandbox.${name}_delivery set state = 'pending', due_at = $1,
       position = nextval('sandbox.${name}_number') where state = 'held'`,
    [now],
  )
}

/** What a stopped process left half-sent is sent again: better twice than never. */
export async function resumeDeliveries({ pool, store: { name } }: Stored): Promise<void> {
  await pool.query(`update sandbox.${name}_delivery set state = 'pending' where state = 'sending'`)
}

/** Sends, one after the other, every event whose time has come. Returns how many attempts were made. */
export async function deliverDue(stored: Stored, now: () => Date, post: Post): Promise<number> {
  let attempts = 0
  for (let next = await claim(stored, now(), post); next; next = await claim(stored, now(), post)) {
    const answer = next.to ? await send(next, next.to, post) : 'nobody takes it any more'
    await record(stored, next, answer, now(), post)
    attempts += 1
  }
  return attempts
}

function claim(stored: Stored, now: Date, post: Post): Promise<Claim | null> {
  const { name } = stored.store
  return locked(stored, async (client) => {
    const { rows } = await client.query<Omit<Claim, 'to'>>(
      `update sandbox.${name}_delivery d set state = 'sending', attempt = attempt + 1
       from sandbox.${name}_object e
       where e.id = d.event and d.position = (
         select position from sandbox.${name}_delivery where state in ('pending', 'held') and due_at <= $1
         order by position limit 1)
       returning d.position, d.event, d.target, d.attempt, d.fault, e.body`,
      [now.getTime()],
    )
    return rows[0] ? { ...rows[0], to: await post.targetOf(client, rows[0].target) } : null
  })
}

async function send({ body, attempt, fault }: Claim, { url, secret }: Target, post: Post): Promise<string> {
  const text = post.write(body)
  const spoilt = attempt === 1 ? fault : null
  // Signatures are checked against the machine's clock on the other side, never against the business clock.
  const t = Math.floor(Date.now() / 1000) - (spoilt === 'oldTimestamp' ? HOUR : 0)
  const headers = post.headers(text, spoilt === 'badSignature' ? `${secret}_forged` : secret, t)
  const signal = AbortSignal.timeout(ANSWER_WITHIN)
  try {
    const answer = await fetch(url, { method: 'POST', headers, body: text, redirect: 'manual', signal })
    await answer.arrayBuffer()
    return String(answer.status)
  } catch (error) {
    return error instanceof Error ? error.message : 'no answer'
  }
}

async function record(stored: Stored, made: Claim, answer: string, now: Date, post: Post): Promise<void> {
  const { position, attempt, target, to } = made
  const wait = to ? post.backoff[attempt - 1] : undefined
  const arrived = /^2\d\d$/.test(answer)
  const state = arrived ? 'delivered' : wait === undefined ? 'failed' : 'pending'
  await locked(stored, async (client) => {
    await client.query(
      `update sandbox.${stored.store.name}_delivery set state = $2, answer = $3, due_at = $4 where position = $1`,
      [position, state, answer, now.getTime() + (wait ?? 0)],
    )
    if (state === 'failed' && to) await post.givenUp?.(client, target)
  })
}
