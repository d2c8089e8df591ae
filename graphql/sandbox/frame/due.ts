import type { Stored } from './store.ts'
import type { World } from './world.ts'

export type Due = { id: string; type: string; account: string }

/** Does, in their order and each at its own instant, what the business clock has passed. Returns how many. */
export async function fallDue(world: World, fire: (due: Due) => Promise<void>): Promise<number> {
  const { now, account } = world
  let done = 0
  for (let due = await earliest(world, now); due; due = await earliest(world, now)) {
    Object.assign(world, { now: Number(due.due_at), account: due.account })
    await fire(due)
    done += 1
  }
  Object.assign(world, { now, account })
  return done
}

async function earliest(
  { client, store }: World,
  before: number,
): Promise<(Due & { due_at: string }) | undefined> {
  const { rows } = await client.query<Due & { due_at: string }>(
    `select id, type, account, due_at from sandbox.${store.name}_object
     where due_at <= $1 order by due_at, seq limit 1`,
    [before],
  )
  return rows[0]
}

/** The earliest instant at which something happens by itself, deliveries included. */
export async function nextDue({ pool, store: { name } }: Stored): Promise<Date | null> {
  const { rows } = await pool.query<{ at: string | null }>(
    `select least(
       (select min(due_at) from sandbox.${name}_object where due_at is not null),
       (select min(due_at) from sandbox.${name}_delivery where state in ('pending', 'held'))) at`,
  )
  const at = rows[0]?.at
  return at == null ? null : new Date(Number(at))
}
