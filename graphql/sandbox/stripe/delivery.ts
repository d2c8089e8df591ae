import { createHmac } from 'node:crypto'
import type pg from 'pg'

type Target = { url: string; secret: string }
type Claim = { position: string; event: string; body: object; attempt: number; fault: string | null }

/** After a failed delivery, on the business clock: three more tries over a few hours, as in Stripe's sandboxes. */
const backoff = [5 * 60_000, 3_600_000, 3 * 3_600_000]
const ANSWER_WITHIN = 10_000
const HOUR = 3600

/** `t=…,v1=…`: HMAC-SHA256 over "t.body" with the secret as it stands. `t` in seconds of the machine's clock. */
export function signature(body: string, secret: string, t: number): string {
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`
}

/** What a stopped process left half-sent is sent again: better twice than never. */
export async function resumeDeliveries(pool: pg.Pool): Promise<void> {
  await pool.query("update sandbox.stripe_delivery set state = 'pending' where state = 'sending'")
}

/** Sends, one after the other, every event whose time has come. Returns how many attempts were made. */
export async function deliverDue(pool: pg.Pool, now: () => Date, target: Target): Promise<number> {
  let attempts = 0
  for (let next = await claim(pool, now()); next; next = await claim(pool, now())) {
    const answer = await send(next, target)
    await record(pool, next, answer, now())
    attempts += 1
  }
  return attempts
}

async function claim(pool: pg.Pool, now: Date): Promise<Claim | undefined> {
  const { rows } = await pool.query<Claim>(
    `update sandbox.stripe_delivery d set state = 'sending', attempt = attempt + 1
     from sandbox.stripe_object e
     where e.id = d.event and d.position = (
       select position from sandbox.stripe_delivery where state in ('pending', 'held') and due_at <= $1
       order by position limit 1 for update skip locked)
     returning d.position, d.event, d.attempt, d.fault, e.body`,
    [now.getTime()],
  )
  return rows[0]
}

async function send({ body, attempt, fault }: Claim, { url, secret }: Target): Promise<string> {
  const text = JSON.stringify(body, null, 2)
  const spoilt = attempt === 1 ? fault : null
  // Signatures are checked against the machine's clock on the other side, never against the business clock.
  const t = Math.floor(Date.now() / 1000) - (spoilt === 'oldTimestamp' ? HOUR : 0)
  const key = spoilt === 'badSignature' ? `${secret}_forged` : secret
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'stripe-signature': signature(text, key, t),
    'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
  }
  const signal = AbortSignal.timeout(ANSWER_WITHIN)
  try {
    const answer = await fetch(url, { method: 'POST', headers, body: text, redirect: 'manual', signal })
    await answer.arrayBuffer()
    return String(answer.status)
  } catch (error) {
    return error instanceof Error ? error.message : 'no answer'
  }
}

async function record(pool: pg.Pool, { position, attempt }: Claim, answer: string, now: Date): Promise<void> {
  const wait = backoff[attempt - 1]
  const arrived = /^2\d\d$/.test(answer)
  const state = arrived ? 'delivered' : wait === undefined ? 'failed' : 'pending'
  await pool.query(
    'update sandbox.stripe_delivery set state = $2, answer = $3, due_at = $4 where position = $1',
    [position, state, answer, now.getTime() + (wait ?? 0)],
  )
}
