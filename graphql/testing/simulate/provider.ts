import type { Random } from './random.ts'

export type Session = {
  id: string
  bookingId: string
  attempt: number
  amount: bigint
  status: 'open' | 'complete' | 'expired'
  charge: string | null
}
export type MadeRefund = {
  id: string
  refundId: string
  attempt: number
  charge: string
  amount: bigint
  status: 'pending' | 'succeeded' | 'failed'
}
export type MadeTransfer = { id: string; payoutId: string; host: number; amount: bigint; at: number }
export type Told = { type: string; id: string }

/** A payment company in miniature: objects, keys, a balance, and webhooks that are on their way. */
export type Provider = {
  count: number
  sessions: Map<string, Session>
  refunds: Map<string, MadeRefund>
  transfers: Map<string, MadeTransfer>
  accounts: Map<number, boolean>
  keys: Map<string, { answer: Answer<unknown>; at: number }>
  balance: bigint
  wires: Told[]
  /** Everything that happened, for whoever asks. */
  events: Told[]
}

export type Answer<T> =
  | { status: 'done'; facts: T }
  | { status: 'refused' | 'retryLater' | 'unknown' | 'storedFailure' }

export function newProvider(): Provider {
  return {
    count: 0,
    sessions: new Map(),
    refunds: new Map(),
    transfers: new Map(),
    accounts: new Map([0, 1, 2].map((host) => [host, true])),
    keys: new Map(),
    balance: 0n,
    wires: [],
    events: [],
  }
}

type Frame = { provider: Provider; random: Random; trouble: number; now: number }

/** Keys are forgotten after a day: the same key is then a new request. */
const keptMs = 24 * 3_600_000

/**
 * One call, with every answer a provider can give: success, busy, a failure that its key will only repeat, silence before
 * the effect, and the effect and then silence. `effect` answers null for a definite no.
 */
export function call<T>(frame: Frame, key: string | null, effect: () => T | null): Answer<T> {
  const { provider, random, trouble, now } = frame
  if (random.chance(trouble / 3)) return { status: random.chance(0.5) ? 'retryLater' : 'unknown' }
  const known = key === null ? undefined : provider.keys.get(key)
  const kept = known && now - known.at < keptMs ? (known.answer as Answer<T>) : undefined
  const answer = kept ?? fresh(frame, key, effect)
  return random.chance(trouble / 3) ? { status: 'unknown' } : answer
}

function fresh<T>(
  { provider, random, trouble, now }: Frame,
  key: string | null,
  effect: () => T | null,
): Answer<T> {
  const fails = key !== null && random.chance(trouble / 4)
  // A stored failure may come after the effect as well as before it.
  const facts = fails && random.chance(0.5) ? null : effect()
  const answer: Answer<T> = fails
    ? { status: 'storedFailure' }
    : facts === null
      ? { status: 'refused' }
      : { status: 'done', facts }
  if (key !== null && (fails || facts !== null)) provider.keys.set(key, { answer, at: now })
  return answer
}

export const newId = (provider: Provider, prefix: string) => `${prefix}_${++provider.count}`

/** Records what happened, and sends it on its way. */
export function emit(provider: Provider, type: string, id: string): void {
  provider.events.push({ type, id })
  provider.wires.push({ type, id })
}

/** Somebody presses "Pay": on an open page it succeeds, else nothing happens. */
export function payPage(provider: Provider, session: Session): void {
  if (session.status !== 'open') return
  session.status = 'complete'
  session.charge = newId(provider, 'ch')
  provider.balance += session.amount
  emit(provider, 'checkout', session.id)
}

export function expirePage(provider: Provider, session: Session): void {
  if (session.status !== 'open') return
  session.status = 'expired'
  emit(provider, 'checkout', session.id)
}

type AskedRefund = Pick<MadeRefund, 'refundId' | 'attempt' | 'charge' | 'amount'>

/** Null: more than the charge has left. */
export function makeRefund(provider: Provider, captured: bigint, asked: AskedRefund): MadeRefund | null {
  const made = [...provider.refunds.values()].filter(
    ({ charge, status }) => charge === asked.charge && status !== 'failed',
  )
  if (made.reduce((sum, { amount }) => sum + amount, asked.amount) > captured) return null
  const refund: MadeRefund = { ...asked, id: newId(provider, 're'), status: 'succeeded' }
  provider.refunds.set(refund.id, refund)
  provider.balance -= asked.amount
  emit(provider, 'refund', refund.id)
  return refund
}

/** Days later a bank sends a refund back. */
export function failRefund(provider: Provider, refund: MadeRefund): void {
  refund.status = 'failed'
  provider.balance += refund.amount
  emit(provider, 'refund', refund.id)
}

/** Null: the account takes no transfers. */
export function makeTransfer(provider: Provider, asked: Omit<MadeTransfer, 'id'>): MadeTransfer | null {
  if (!provider.accounts.get(asked.host)) return null
  const transfer = { ...asked, id: newId(provider, 'tr') }
  provider.transfers.set(transfer.id, transfer)
  provider.balance -= asked.amount
  return transfer
}
