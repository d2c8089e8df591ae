export const stuckKinds = [
  'PAID_NOT_CONFIRMED',
  'CANCELLED_NOT_REFUNDED',
  'REFUND_FAILED',
  'CAPTURE_FAILED',
  'TRANSFER_FAILED',
  'PAYOUT_BLOCKED',
  'COMPLAINT_CONTESTED',
  'JOB_DEAD',
  'INBOX_DEAD',
  'HOLD_OVERDUE',
] as const
export type StuckKind = (typeof stuckKinds)[number]

export const stuckActions = ['RETRY', 'REFUND', 'CONFIRM', 'CANCEL', 'SETTLE'] as const
export type StuckAction = (typeof stuckActions)[number]

type Row = { readonly says: (detail: string) => string; readonly actions: readonly StuckAction[] }

/** A block that ends by itself once its cause is gone needs the mentor, not an admin. */
const blockWords: Record<string, string> = {
  NO_ACCOUNT: 'The mentor has not connected an account yet; the payout goes on by itself when it is.',
  TRANSFERS_OFF: 'The mentor’s account cannot receive money now; the payout goes on by itself when it can.',
  FUNDS: 'The platform’s balance was too low for this payout. Try it again once there is money.',
  DISPUTE: 'The mentee’s bank contests the payment.',
  CURRENCY: 'The platform does not settle in this currency; the payout goes on by itself when it does.',
  ADMIN: 'An admin stopped this payout. It can be let go under Payouts.',
}

const rows: Record<StuckKind, Row> = {
  PAID_NOT_CONFIRMED: {
    says: (state) => `The mentee has paid, and the booking is ${plain(state)}.`,
    actions: ['REFUND'],
  },
  CANCELLED_NOT_REFUNDED: {
    says: (detail) =>
      detail === 'unsent'
        ? 'A refund was decided and has not been sent for an hour.'
        : 'The booking was cancelled, then paid, and nothing was given back.',
    actions: [],
  },
  REFUND_FAILED: {
    says: (detail) => `A refund could not be made${because(detail)}. The money is still the mentee’s.`,
    actions: ['RETRY', 'SETTLE'],
  },
  CAPTURE_FAILED: {
    says: (detail) => `The mentor accepted, and the reserved money could not be taken${because(detail)}.`,
    actions: ['RETRY', 'CANCEL'],
  },
  TRANSFER_FAILED: {
    says: (detail) => `The mentor’s share could not be sent${because(detail)}.`,
    actions: ['RETRY'],
  },
  PAYOUT_BLOCKED: { says: (detail) => blockWords[detail] ?? 'Something stops this payout.', actions: [] },
  COMPLAINT_CONTESTED: {
    says: () =>
      'The mentee says that the session did not take place, the mentor that it did. Decide it under Complaints.',
    actions: [],
  },
  JOB_DEAD: {
    says: (detail) => `A job was tried as often as it may be and gave up${because(detail)}.`,
    actions: ['RETRY'],
  },
  INBOX_DEAD: {
    says: (detail) => `Something that the payment company told us could not be acted on${because(detail)}.`,
    actions: ['RETRY'],
  },
  HOLD_OVERDUE: {
    says: () => 'The time to pay is over, and the slot is still held.',
    actions: ['RETRY', 'CONFIRM', 'CANCEL'],
  },
}

/** Why it is stuck, in plain words. */
export const stuckWords = (kind: StuckKind, detail: string) => rows[kind].says(detail)

/** Where what an admin may do depends on more than the kind: on the booking's state, or on the block's reason. */
const more: Partial<Record<StuckKind, Record<string, readonly StuckAction[]>>> = {
  PAID_NOT_CONFIRMED: {
    AWAITING_PAYMENT: ['CONFIRM', 'REFUND', 'CANCEL'],
    CONFIRMING: ['CONFIRM', 'REFUND', 'CANCEL'],
    EXPIRED: ['CONFIRM', 'REFUND'],
    PAYMENT_FAILED: ['CONFIRM', 'REFUND'],
  },
  // What was decided is sent as it was decided, and nothing beyond it.
  CANCELLED_NOT_REFUNDED: { unsent: ['RETRY'], undecided: ['REFUND'] },
  PAYOUT_BLOCKED: { FUNDS: ['RETRY'] },
}

/** What an admin may do about it. */
export const actionsOf = (kind: StuckKind, detail: string): readonly StuckAction[] =>
  more[kind]?.[detail] ?? rows[kind].actions

/** What a company said for it, without its code before it and the stop behind it; a code alone as words. */
export function plainReason(said: string): string {
  const words = said.replace(/^[a-z_]+: (?=.)/, '').replace(/\.$/, '')
  return /^[a-z_]+$/.test(words) ? words.replaceAll('_', ' ') : words
}

const because = (detail: string) => (detail === '' ? '' : `: ${plainReason(detail)}`)

const plain = (state: string) => state.toLowerCase().replaceAll('_', ' ')

/** The name by which an action refers to a row of the list: what kind, and of what. */
export const stuckName = (kind: StuckKind, subject: string) => `${kind}.${subject}`

/** Reads a name; null when it is none. */
export function readStuckName(name: string): { kind: StuckKind; subject: string } | null {
  const [, prefix, subject] = /^([A-Z_]+)\.([0-9a-f-]{1,36})$/.exec(name) ?? []
  const kind = stuckKinds.find((known) => known === prefix)
  return kind && subject ? { kind, subject } : null
}
