import type Stripe from 'stripe'
import { newId } from '../frame/world.ts'
import { emit } from './events.ts'
import { find, PLATFORM, save, seconds, type World } from './world.ts'

const DAY = 24 * 3_600_000

export type Purse = { pending: number; available: number }

type Line = { account: string; amount: number }

/** Double entry: every movement is lines that sum to zero, in one currency. */
async function post(world: World, entry: string, currency: string, lines: Line[]): Promise<void> {
  for (const { account, amount } of lines.filter((line) => line.amount !== 0)) {
    await world.client.query('insert into sandbox.stripe_posting values ($1, $2, $3, $4)', [
      entry,
      account,
      currency,
      amount,
    ])
    await world.client.query(
      `insert into sandbox.stripe_balance values ($1, $2, $3) on conflict (account, currency)
       do update set amount = sandbox.stripe_balance.amount + excluded.amount`,
      [account, currency, amount],
    )
    world.entries.set(entry, (world.entries.get(entry) ?? 0n) + BigInt(amount))
  }
}

/** Throws when an entry of this transaction, or the whole, does not sum to zero: then nothing is committed. */
export async function checkBooks(world: World): Promise<void> {
  const crooked = [...world.entries].find(([, sum]) => sum !== 0n)
  if (crooked) throw new Error(`the sandbox's ledger entry ${crooked[0]} is off by ${crooked[1]}`)
  if (world.entries.size === 0) return
  const { rows } = await world.client.query(
    'select currency from sandbox.stripe_balance group by currency having sum(amount) <> 0',
  )
  if (rows.length > 0) throw new Error(`the sandbox's ledger does not balance in ${rows[0]?.currency}`)
}

export async function purse(world: World, account: string, currency: string): Promise<Purse> {
  const { rows } = await world.client.query<{ account: string; amount: string }>(
    'select account, amount from sandbox.stripe_balance where currency = $1 and account = any($2)',
    [currency, [`${account}:pending`, `${account}:available`]],
  )
  const of = (bucket: string) =>
    Number(rows.find((row) => row.account === `${account}:${bucket}`)?.amount ?? 0)
  return { pending: of('pending'), available: of('available') }
}

/** Currencies in which the account ever had money, by name. */
export async function currenciesOf(world: World, account: string): Promise<string[]> {
  const { rows } = await world.client.query<{ currency: string }>(
    'select distinct currency from sandbox.stripe_balance where account = any($1) order by currency',
    [[`${account}:pending`, `${account}:available`]],
  )
  return rows.map(({ currency }) => currency)
}

type Movement = {
  type: Stripe.BalanceTransaction['type']
  category: string
  amount: number
  currency: string
  source: string | null
  /** Where the money comes from or goes to: cards, or the other account. */
  counterpart: string
  fee?: number
  /** Milliseconds; in the past or absent means at once. */
  availableAt?: number
  account?: string
  description?: string
}

/** Moves money into (positive) or out of (negative) an account's balance and writes the balance transaction. */
export async function move(world: World, movement: Movement): Promise<Stripe.BalanceTransaction> {
  const { amount, currency, fee = 0, account = PLATFORM, counterpart } = movement
  const availableAt = Math.max(movement.availableAt ?? world.now, world.now)
  const waits = availableAt > world.now
  const id = await newId(world, 'txn_3')
  if (!waits && amount > 0 && account !== PLATFORM) await wakeBank(world, account)
  await post(world, id, currency, [
    { account: `${account}:${waits ? 'pending' : 'available'}`, amount: amount - fee },
    { account: 'stripe:fees', amount: fee },
    { account: counterpart, amount: -amount },
  ])
  const paid = {
    amount: fee,
    application: null,
    currency,
    description: 'Stripe processing fees',
    type: 'stripe_fee',
  }
  return save(
    world,
    'balance_transaction',
    {
      id,
      object: 'balance_transaction',
      amount,
      available_on: Math.floor(availableAt / 1000),
      balance_type: 'payments',
      created: seconds(world),
      currency,
      description: movement.description ?? null,
      exchange_rate: null,
      fee,
      fee_details: fee === 0 ? [] : [paid],
      net: amount - fee,
      reporting_category: movement.category,
      source: movement.source,
      status: waits ? 'pending' : 'available',
      type: movement.type,
    },
    { account, dueAt: waits ? availableAt : null },
  )
}

/** What an account has is paid to its bank at the next midnight, of UTC, where that is done every day. */
export async function wakeBank(world: World, account: string): Promise<void> {
  await world.client.query(
    `update sandbox.stripe_object set due_at = $2 where type = 'bank_account' and account = $1
       and due_at is null and hidden->>'schedule' = 'daily' and body->>'status' <> 'errored'`,
    [account, (Math.floor(world.now / DAY) + 1) * DAY],
  )
}

/** The day has come: what was pending is available. */
export async function mature(world: World, id: string): Promise<void> {
  const row = await find(world, 'balance_transaction', id)
  if (!row || row.body.status === 'available') return
  const { net, currency } = row.body
  await post(world, `${id}:available`, currency, [
    { account: `${row.account}:pending`, amount: -net },
    { account: `${row.account}:available`, amount: net },
  ])
  await save(world, 'balance_transaction', { ...row.body, status: 'available' }, { dueAt: null })
  if (net > 0 && row.account !== PLATFORM) await wakeBank(world, row.account)
  if (row.account === PLATFORM)
    await emit(world, { type: 'balance.available', object: await balanceOf(world, PLATFORM) })
}

export async function balanceOf(world: World, account: string): Promise<Stripe.Balance> {
  const currencies = await currenciesOf(world, account)
  const purses: Purse[] = []
  for (const currency of currencies) purses.push(await purse(world, account, currency))
  const side = (bucket: keyof Purse) =>
    currencies.map((currency, i) => {
      const amount = purses[i]?.[bucket] ?? 0
      return { amount, currency, source_types: { card: amount } }
    })
  return { object: 'balance', available: side('available'), livemode: false, pending: side('pending') }
}

/** Something that Stripe bills by itself, such as a fee per active account: no object stands behind it. */
export async function bill(
  world: World,
  { amount, currency, description }: { amount: number; currency: string; description: string },
): Promise<Stripe.BalanceTransaction> {
  const transaction = await move(world, {
    type: 'stripe_fee',
    category: 'fee',
    amount: -amount,
    currency,
    source: null,
    counterpart: 'stripe:fees',
    description,
  })
  return transaction
}
