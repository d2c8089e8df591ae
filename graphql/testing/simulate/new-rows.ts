import { newId, type Provider, type Session } from './provider.ts'
import type { Booking, Payment } from './rows.ts'

export const minute = 60_000
/** How long a time is held while it is paid. */
export const hold = 30 * minute

type Asked = 'host' | 'startsAt' | 'terms' | 'price' | 'approval' | 'keeps' | 'saves' | 'moveNotice'
/** What somebody asks for; `fee`: what not coming costs where nothing else does. */
export type Wish = Pick<Booking, Asked> & { fee?: bigint | null }

export function newBooking(id: string, wish: Wish, now: number): Booking {
  const { host, startsAt, terms, price, approval, keeps, saves, moveNotice, fee = null } = wish
  return {
    ...{ id, host, startsAt, endsAt: startsAt + 60 * minute, terms, price, approval, keeps, saves },
    createdAt: now,
    respondBy: null,
    confirmBy: null,
    state: 'AWAITING_PAYMENT',
    history: [{ event: 'held', from: null, to: 'AWAITING_PAYMENT' }],
    holdExpiresAt: now + hold,
    payments: [],
    refunds: [],
    payout: null,
    capturedAt: null,
    menteeMoves: 0,
    moveNotice,
    capPercent: null,
    freeUntil: null,
    refundedPercent: null,
    quoted: null,
    noShowOf: null,
    fee: fee === null ? null : { amount: fee, reportedAt: null, at: null, decidedAt: null, takenAt: null },
    purchase: null,
    complaint: null,
    ...{ links: [], moving: null, endedThere: null, lateThere: false, imposed: false },
    disputes: [],
    reversals: [],
    debts: { claimed: 0n, since: 0, netted: 0n, paidOff: 0n },
  }
}

export const newPayment = (attempt: number, payBy: number | null = null): Payment => ({
  attempt,
  state: 'OPEN',
  session: null,
  charge: null,
  openPage: false,
  payBy,
  card: false,
  lost: 0n,
  capture: { decided: payBy !== null, attempt: 1, sentAt: null, refused: false },
  voidDecided: false,
})

type Page = Pick<
  Session,
  'bookingId' | 'attempt' | 'amount' | 'currency' | 'until' | 'manual' | 'saves' | 'immediate'
>

/** A page on which it can be paid, at the provider. */
export function makePage(provider: Provider, page: Page): Session {
  const rest = { card: false, declines: false, hold: 'none', heldUntil: 0 } as const
  const session: Session = { ...page, id: newId(provider, 'cs'), status: 'open', charge: null, ...rest }
  provider.sessions.set(session.id, session)
  return session
}
