import type { Currency } from '#graphql/domain/money/currencies.ts'
import type { Random } from './random.ts'

export type Session = {
  id: string
  bookingId: string
  attempt: number
  amount: bigint
  currency: Currency
  status: 'open' | 'complete' | 'expired'
  charge: string | null
  /** Only authorised when it is paid. */
  manual: boolean
  /** No method is offered whose bank answers days later. */
  immediate: boolean
  /** Only the card is saved when it is given; whether it still is, and whether its bank says no when it is charged. */
  saves: boolean
  card: boolean
  declines: boolean
  /** When nobody can pay it any more. */
  until: number
  hold: 'none' | 'authorised' | 'saved' | 'voided' | 'processing' | 'failed'
  /** When the bank lets go of it, or answers. */
  heldUntil: number
}
export type MadeRefund = {
  id: string
  bookingId: string
  refundId: string
  attempt: number
  charge: string
  amount: bigint
  currency: Currency
  status: 'pending' | 'succeeded' | 'failed'
}
export type MadeTransfer = {
  id: string
  payoutId: string
  host: number
  amount: bigint
  currency: Currency
  at: number
}
export type MadeReversal = { id: string; reversalId: string; transfer: string; amount: bigint }
export type MadeDispute = {
  id: string
  charge: string
  bookingId: string
  currency: Currency
  status: 'inquiry' | 'needsResponse' | 'won' | 'lost' | 'inquiryClosed'
  amount: bigint
  /** The ids of what moved are its own, with what it did. */
  withdrawn: bigint
  reinstated: bigint
}
export type Told = { type: string; id: string }

/** A payment company in miniature: objects, keys, a balance, and webhooks that are on their way. */
export type Provider = {
  count: number
  sessions: Map<string, Session>
  refunds: Map<string, MadeRefund>
  transfers: Map<string, MadeTransfer>
  reversals: Map<string, MadeReversal>
  disputes: Map<string, MadeDispute>
  /** What each host's account holds, by host and currency. */
  purses: Map<string, bigint>
  accounts: Map<number, boolean>
  keys: Map<string, { answer: Answer<unknown>; at: number }>
  balances: Map<Currency, bigint>
  wires: Told[]
  /** Everything to which something happened, for whoever asks what to look at. */
  events: Map<string, Told>
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
    reversals: new Map(),
    disputes: new Map(),
    purses: new Map(),
    accounts: new Map([0, 1, 2].map((host) => [host, true])),
    keys: new Map(),
    balances: new Map(),
    wires: [],
    events: new Map(),
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
  provider.events.set(`${type} ${id}`, { type, id })
  provider.wires.push({ type, id })
}

const day = 24 * 3_600_000
const bankHoldsMs = 7 * day
const bankTakesMs = 4 * day

type How = { delayed: boolean; declines: boolean }

/** Somebody presses "Pay": on an open page it succeeds, else nothing happens. */
export function payPage(provider: Provider, session: Session, now: number, { delayed, declines }: How): void {
  if (session.status !== 'open') return
  session.status = 'complete'
  if (session.saves) Object.assign(session, { hold: 'saved', card: true, declines })
  else if (session.manual) Object.assign(session, { hold: 'authorised', heldUntil: now + bankHoldsMs })
  else if (delayed && !session.immediate)
    Object.assign(session, { hold: 'processing', heldUntil: now + bankTakesMs })
  else charge(provider, session)
  emit(provider, 'checkout', session.id)
}

/** Days later the bank says yes or no. */
export function bankAnswers(provider: Provider, session: Session, yes: boolean): void {
  session.hold = yes ? 'none' : 'failed'
  if (yes) charge(provider, session)
  emit(provider, 'checkout', session.id)
}

/** Null: there is nothing that it could take any more. */
export function captureHeld(provider: Provider, session: Session): Session | null {
  if (session.hold !== 'authorised' || session.charge) return null
  session.hold = 'none'
  charge(provider, session)
  emit(provider, 'checkout', session.id)
  return session
}

/** Null: its bank says no. Whoever charges it twice has taken the money twice. */
export function chargeSaved(provider: Provider, session: Session): Session | null {
  if (!session.card || session.declines) return null
  session.hold = 'none'
  if (session.charge) shift(provider, session.currency, session.amount)
  else charge(provider, session)
  emit(provider, 'checkout', session.id)
  return session
}

/** What was taken before stays taken. */
export function letGo(provider: Provider, session: Session): void {
  if (session.hold !== 'authorised') return
  session.hold = 'voided'
  emit(provider, 'checkout', session.id)
}

/** What it has of ours becomes more, or less. */
export function shift({ balances }: Provider, currency: Currency, by: bigint): void {
  balances.set(currency, (balances.get(currency) ?? 0n) + by)
}

export const purseOf = ({ host, currency }: Pick<MadeTransfer, 'host' | 'currency'>) => `${host} ${currency}`

function charge(provider: Provider, session: Session): void {
  session.charge = newId(provider, 'ch')
  shift(provider, session.currency, session.amount)
}

export function expirePage(provider: Provider, session: Session): void {
  if (session.status !== 'open') return
  session.status = 'expired'
  emit(provider, 'checkout', session.id)
}

type AskedRefund = Omit<MadeRefund, 'id' | 'status'>

/** Whether a bank has, or got, money of the charge: it gives none back then. */
export const isContested = ({ disputes }: Provider, of: string) =>
  [...disputes.values()].some(({ charge, status }) => charge === of && /needsResponse|lost/.test(status))

/** Null: more than the charge has left, or a bank has it. */
export function makeRefund(provider: Provider, asked: AskedRefund): MadeRefund | null {
  const paid = [...provider.sessions.values()].find(({ charge }) => charge === asked.charge)
  if (isContested(provider, asked.charge)) return null
  const made = [...provider.refunds.values()].filter(
    ({ charge, status }) => charge === asked.charge && status !== 'failed',
  )
  if (made.reduce((sum, { amount }) => sum + amount, asked.amount) > (paid?.amount ?? 0n)) return null
  const refund: MadeRefund = { id: newId(provider, 're'), status: 'succeeded', ...asked }
  provider.refunds.set(refund.id, refund)
  shift(provider, asked.currency, -asked.amount)
  emit(provider, 'refund', refund.id)
  return refund
}

/** Days later a bank sends a refund back. */
export function failRefund(provider: Provider, refund: MadeRefund): void {
  refund.status = 'failed'
  shift(provider, refund.currency, refund.amount)
  emit(provider, 'refund', refund.id)
}

/** Null: the account takes no transfers. */
export function makeTransfer(provider: Provider, asked: Omit<MadeTransfer, 'id'>): MadeTransfer | null {
  if (!provider.accounts.get(asked.host)) return null
  const transfer = { id: newId(provider, 'tr'), ...asked }
  provider.transfers.set(transfer.id, transfer)
  const purse = purseOf(asked)
  provider.purses.set(purse, (provider.purses.get(purse) ?? 0n) + asked.amount)
  shift(provider, asked.currency, -asked.amount)
  return transfer
}
