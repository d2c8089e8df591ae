import type pg from 'pg'
import { z } from 'zod'
import { locked } from './store.ts'
import { nextNumber } from './world.ts'

const duration = z
  .string()
  .regex(/^P(?!$)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/, 'an ISO 8601 duration like PT10M')
const times = z.int().min(1).max(1000).default(1)

const webhookRule = z
  .strictObject({
    on: z.literal('webhook'),
    type: z.string().optional(),
    do: z.enum(['duplicate', 'delay', 'drop', 'reorder', 'badSignature', 'oldTimestamp']),
    by: duration.optional(),
    times,
  })
  .refine((rule) => rule.do !== 'delay' || rule.by, { error: 'delay needs `by`', path: ['by'] })

const callRule = z
  .strictObject({
    on: z.literal('call'),
    path: z.string().startsWith('/v1/').optional(),
    method: z.enum(['GET', 'POST', 'DELETE']).optional(),
    do: z.enum(['error', 'timeoutAfterEffect', 'delay']),
    status: z.int().min(400).max(599).optional(),
    by: duration.optional(),
    times,
  })
  .refine((rule) => rule.do !== 'error' || rule.status, { error: 'error needs `status`', path: ['status'] })
  .refine((rule) => rule.do !== 'delay' || rule.by, { error: 'delay needs `by`', path: ['by'] })

/** What shall go wrong next: each rule is used up after `times`. */
export const faultPlan = z.strictObject({
  next: z.array(z.discriminatedUnion('on', [webhookRule, callRule])).max(100),
})
export type FaultPlan = z.input<typeof faultPlan>
export type WebhookFault = z.output<typeof webhookRule>
export type CallFault = z.output<typeof callRule>

/** Milliseconds of a duration like P1DT2H3M4S. */
export function milliseconds(iso: string): number {
  const part = (unit: string, text: string) => Number(new RegExp(`(\\d+)${unit}`).exec(text)?.[1] ?? 0)
  const [days = '', time = ''] = iso.split('T')
  return (((part('D', days) * 24 + part('H', time)) * 60 + part('M', time)) * 60 + part('S', time)) * 1000
}

/** Adds the plan's rules behind those that still wait; an empty plan clears them all. */
export async function storeFaults(pool: pg.Pool, plan: z.output<typeof faultPlan>): Promise<void> {
  await locked(pool, async (client) => {
    if (plan.next.length === 0) await client.query('delete from sandbox.stripe_fault')
    for (const rule of plan.next)
      await client.query('insert into sandbox.stripe_fault values ($1, $2, $3)', [
        (await nextNumber(client)).toString(),
        rule,
        rule.times,
      ])
  })
}

async function take<T>(client: pg.PoolClient, on: string, matches: (rule: T) => boolean): Promise<T | null> {
  const { rows } = await client.query<{ position: string; rule: T }>(
    "select position, rule from sandbox.stripe_fault where rule->>'on' = $1 order by position",
    [on],
  )
  const hit = rows.find(({ rule }) => matches(rule))
  if (!hit) return null
  await client.query('update sandbox.stripe_fault set remaining = remaining - 1 where position = $1', [
    hit.position,
  ])
  await client.query('delete from sandbox.stripe_fault where remaining <= 0')
  return hit.rule
}

/** The first waiting rule for an event of this type, used once. */
export function takeWebhookFault(client: pg.PoolClient, type: string): Promise<WebhookFault | null> {
  return take<WebhookFault>(client, 'webhook', (rule) => !rule.type || rule.type === type)
}

/** The first waiting rule for this call, used once. Time-outs after the effect wait for a call that has one. */
export function takeCallFault(
  client: pg.PoolClient,
  call: { method: string; path: string; template: string },
): Promise<CallFault | null> {
  return take<CallFault>(client, 'call', (rule) => {
    const method = rule.method ?? (rule.do === 'timeoutAfterEffect' ? 'POST' : call.method)
    return method === call.method && (!rule.path || rule.path === call.path || rule.path === call.template)
  })
}
