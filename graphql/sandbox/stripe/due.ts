import type pg from 'pg'
import { activate } from './account.ts'
import { arriveBankPayout } from './bank-payout.ts'
import { settleDebit } from './debit.ts'
import { contestByCard, settleDispute } from './dispute.ts'
import { mature } from './ledger.ts'
import { cancelIntent } from './payment.ts'
import { settleRefund, startWaitingRefunds } from './refund.ts'
import { closeSession } from './session.ts'
import { find, type Kind, type World } from './world.ts'

type Due = { id: string; type: Kind; account: string; due_at: string }

/** Does, in their order and each at its own instant, what the business clock has passed. Returns how many. */
export async function settleDue(world: World): Promise<number> {
  const { now, account, request } = world
  let done = 0
  for (let due = await earliest(world.client, now); due; due = await earliest(world.client, now)) {
    Object.assign(world, { now: Number(due.due_at), account: due.account, request: null })
    await fire(world, due)
    done += 1
  }
  Object.assign(world, { now, account, request })
  if (done > 0) await startWaitingRefunds(world)
  return done
}

async function earliest(client: pg.PoolClient, before: number): Promise<Due | undefined> {
  const { rows } = await client.query<Due>(
    `select id, type, account, due_at from sandbox.stripe_object
     where due_at <= $1 order by due_at, seq limit 1`,
    [before],
  )
  return rows[0]
}

/** Each of these ends or moves the object's deadline, so that none is fired twice. */
async function fire(world: World, { id, type }: Due): Promise<void> {
  if (type === 'balance_transaction') return mature(world, id)
  if (type === 'checkout.session') {
    const row = await find(world, type, id)
    if (row) await closeSession(world, row)
  } else if (type === 'payment_intent') {
    const row = await find(world, type, id)
    if (row?.body.status === 'processing') await settleDebit(world, row)
    else if (row) await cancelIntent(world, row, 'automatic')
  } else if (type === 'refund') {
    const row = await find(world, type, id)
    if (row) await settleRefund(world, row)
  } else if (type === 'account') {
    const row = await find(world, type, id)
    if (row) await activate(world, row)
  } else if (type === 'payout') {
    const row = await find(world, type, id)
    if (row) await arriveBankPayout(world, row)
  } else if (type === 'charge') await contestByCard(world, id)
  else if (type === 'dispute') {
    const row = await find(world, type, id)
    if (row) await settleDispute(world, row)
  } else throw new Error(`${type} ${id} has a deadline that nobody keeps`)
}

/** The earliest instant at which something happens by itself, deliveries included. */
export async function nextDue(pool: pg.Pool): Promise<Date | null> {
  const { rows } = await pool.query<{ at: string | null }>(
    `select least(
       (select min(due_at) from sandbox.stripe_object where due_at is not null),
       (select min(due_at) from sandbox.stripe_delivery where state in ('pending', 'held'))) at`,
  )
  const at = rows[0]?.at
  return at == null ? null : new Date(Number(at))
}
