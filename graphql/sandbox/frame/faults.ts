import { z } from 'zod'
import { locked, type Stored } from './store.ts'
import { nextNumber, type World } from './world.ts'

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
    path: z.string().startsWith('/').optional(),
    method: z.enum(['GET', 'POST', 'PATCH', 'DELETE']).optional(),
    do: z.enum(['error', 'timeoutAfterEffect', 'delay']),
    status: z.int().min(400).max(599).optional(),
    by: duration.optional(),
    times,
  })
  .refine((rule) => rule.do !== 'error' || rule.status, { error: 'error needs `status`', path: ['status'] })
  .refine((rule) => rule.do !== 'delay' || rule.by, { error: 'delay needs `by`', path: ['by'] })

const anyPlan = z.strictObject({
  next: z.array(z.discriminatedUnion('on', [webhookRule, callRule])).max(100),
})
type Plan = z.output<typeof anyPlan>
type WebhookFault = z.output<typeof webhookRule>
/** What shall go wrong next: each rule is used up after `times`. */
export type FaultPlan = z.input<typeof anyPlan>
export type CallFault = z.output<typeof callRule>

/** The plans that one sandbox takes: under which path all of its calls lie, and whether its signatures carry a time. */
export function faultPlanOf({ path, timed }: { path: string; timed: boolean }) {
  return anyPlan.superRefine(({ next }, context) => {
    for (const [i, rule] of next.entries()) {
      if (rule.on === 'call' && rule.path && !rule.path.startsWith(path))
        context.addIssue({ code: 'custom', message: `must begin with ${path}`, path: ['next', i, 'path'] })
      if (rule.do === 'oldTimestamp' && !timed)
        context.addIssue({
          code: 'custom',
          message: 'its signatures carry no time',
          path: ['next', i, 'do'],
        })
    }
  })
}

/** Milliseconds of a duration like P1DT2H3M4S. */
export function milliseconds(iso: string): number {
  const part = (unit: string, text: string) => Number(new RegExp(`(\\d+)${unit}`).exec(text)?.[1] ?? 0)
  const [days = '', time = ''] = iso.split('T')
  return (((part('D', days) * 24 + part('H', time)) * 60 + part('M', time)) * 60 + part('S', time)) * 1000
}

/** Adds the plan's rules behind those that still wait; an empty plan clears them all. */
export async function storeFaults(stored: Stored, plan: Plan): Promise<void> {
  const { store } = stored
  const table = `sandbox.${store.name}_fault`
  await locked(stored, async (client) => {
    if (plan.next.length === 0) await client.query(`delete from ${table}`)
    for (const rule of plan.next)
      await client.query(`insert into ${table} values ($1, $2, $3)`, [
        (await nextNumber({ client, store })).toString(),
        rule,
        rule.times,
      ])
  })
}

async function take<T>(
  { client, store }: World,
  on: string,
  matches: (rule: T) => boolean,
): Promise<T | null> {
  const table = `sandbox.${store.name}_fault`
  const { rows } = await client.query<{ position: string; rule: T }>(
    `select position, rule from ${table} where rule->>'on' = $1 order by position`,
    [on],
  )
  const hit = rows.find(({ rule }) => matches(rule))
  if (!hit) return null
  await client.query(`update ${table} set remaining = remaining - 1 where position = $1`, [hit.position])
  await client.query(`delete from ${table} where remaining <= 0`)
  return hit.rule
}

/** The first waiting rule for an event of this type, used once. */
export function takeWebhookFault(world: World, type: string): Promise<WebhookFault | null> {
  return take<WebhookFault>(world, 'webhook', (rule) => !rule.type || rule.type === type)
}

/** The first waiting rule for this call, used once. Time-outs after the effect wait for a call that has one. */
export function takeCallFault(
  world: World,
  call: { method: string; path: string; template: string },
): Promise<CallFault | null> {
  return take<CallFault>(world, 'call', (rule) => {
    const effective = rule.do !== 'timeoutAfterEffect' || call.method !== 'GET'
    const method = rule.method ? rule.method === call.method : effective
    return method && (!rule.path || rule.path === call.path || rule.path === call.template)
  })
}
