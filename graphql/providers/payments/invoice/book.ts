import { isCurrency } from '#graphql/domain/money/currencies.ts'
import { type Money, money } from '#graphql/domain/money/money.ts'
import type { HandTaskKind, HandTaskState } from '#graphql/domain/payment/hand.ts'
import type { Within } from '../desk.ts'

/** Money that a person moves, or sees arrive, and what became of it. */
export type Task = {
  id: string
  kind: HandTaskKind
  state: HandTaskState
  request: Record<string, unknown> & { metadata: Record<string, string> }
  belongsTo: string | null
  amount: Money
  reference: string
  dueAt: Date | null
  createdAt: Date
  settledAt: Date | null
  /** Its place in the order of what was noted, as digits. */
  notedAs: string | null
  reason: string | null
}

type Row = Omit<Task, 'amount'> & { minor: string; currency: string }

export type Queries = Within

const columns = `id, kind, state, request, belongs_to as "belongsTo", amount_minor as minor, currency, reference,
  due_at as "dueAt", created_at as "createdAt", settled_at as "settledAt", noted_as::text as "notedAs", reason`

function taskOf({ minor, currency, ...rest }: Row): Task {
  if (!isCurrency(currency)) throw new RangeError(`a task in an unknown currency: ${currency}`)
  return { ...rest, amount: money(BigInt(minor), currency) }
}

/** The tasks that a condition holds for; `$1` and on are its values. */
export async function tasksWhere(pool: Queries, rest: string, values: readonly unknown[]): Promise<Task[]> {
  const { rows } = await pool.query<Row>(`select ${columns} from hand_task where ${rest}`, [...values])
  return rows.map(taskOf)
}

export async function findTask(pool: Queries, kind: HandTaskKind, id: string): Promise<Task | null> {
  const [task] = await tasksWhere(pool, 'kind = $1 and id::text = $2', [kind, id])
  return task ?? null
}

type Wanted = Pick<Task, 'id' | 'kind' | 'request' | 'belongsTo' | 'amount' | 'reference' | 'dueAt'> & {
  key: string
  createdAt: Date
}

/** Writes a task, or finds the one that was written under its key; null when that one asks for something else. */
export async function writeTask(pool: Queries, task: Wanted): Promise<Task | null> {
  const { id, kind, key, belongsTo, amount, reference, dueAt, createdAt } = task
  const request = JSON.stringify(task.request)
  await pool.query(
    `insert into hand_task (id, kind, key, request, belongs_to, amount_minor, currency, reference, due_at, created_at)
     values ($1, $2::"HandTaskKind", $3, $4, $5, $6, $7, $8, $9, $10) on conflict (key) do nothing`,
    [id, kind, key, request, belongsTo, amount.minor, amount.currency, reference, dueAt, createdAt],
  )
  const [stored] = await tasksWhere(pool, 'key = $1 and request = $2::jsonb', [key, request])
  return stored ?? null
}

type Settled = {
  to: Exclude<HandTaskState, 'OPEN'>
  at: Date
  bankReference?: string | undefined
  reason?: string | undefined
}

/** Settles a task that is in this state; null when it is not any more. */
export async function settleTask(
  pool: Queries,
  id: string,
  from: HandTaskState,
  { to, at, bankReference, reason }: Settled,
): Promise<Task | null> {
  const { rows } = await pool.query<Row>(
    `update hand_task set state = $3::"HandTaskState", noted_as = nextval('hand_task_noted'), settled_at = $4, bank_reference = $5, reason = $6
     where id::text = $1 and state::text = $2 returning ${columns}`,
    [id, from, to, at, bankReference ?? null, reason ?? null],
  )
  return rows[0] ? taskOf(rows[0]) : null
}

/** What lies at the bank for us: what arrived, less what left. Per currency. */
export async function balances(pool: Queries): Promise<Money[]> {
  const { rows } = await pool.query<{ minor: string; currency: string }>(
    `select currency, sum(case kind when 'INVOICE' then amount_minor else -amount_minor end) as minor
     from hand_task where state = 'DONE' group by currency`,
  )
  return rows.flatMap(({ minor, currency }) => (isCurrency(currency) ? [money(BigInt(minor), currency)] : []))
}

const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Short enough to be copied onto a transfer, without signs that look alike. */
export const newReference = (bytes: Uint8Array): string =>
  `SD-${[...bytes].map((byte) => signs[byte % signs.length]).join('')}`
