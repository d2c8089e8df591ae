import { DomainError } from '../errors.ts'

/** What not every payment company can do; asked before anything is begun that needs it. */
export const paymentCapabilities = [
  'AUTHORISE',
  'SAVE_CARDS',
  'DISPUTES',
  'TAKE_BACK',
  'PRICES',
  'BANK_PAYOUTS',
] as const
export type PaymentCapability = (typeof paymentCapabilities)[number]
export type Capabilities = ReadonlySet<PaymentCapability>

type Paying = {
  readonly requiresApproval: boolean
  readonly savesCard: boolean
  readonly noShowFeeMinor: bigint | null
}

/** What the payment company must be able to do for what is charged later than it is booked; null: nothing special. */
export function neededFor({ requiresApproval, savesCard, noShowFeeMinor }: Paying): PaymentCapability | null {
  if (noShowFeeMinor !== null) return 'SAVE_CARDS'
  if (!requiresApproval) return null
  return savesCard ? 'SAVE_CARDS' : 'AUTHORISE'
}

/** Why the company cannot take the money of such a session, in words for whoever offers it. */
export const lacks: Record<PaymentCapability, string> = {
  AUTHORISE:
    'The payment company here cannot reserve an amount, so that a paid session cannot wait for a yes.',
  SAVE_CARDS: 'The payment company here keeps no cards, so that none can be charged later.',
  DISPUTES: 'The payment company here knows of no disputes.',
  TAKE_BACK: 'The payment company here cannot take back what a mentor has got.',
  PRICES: 'The payment company here keeps no prices.',
  BANK_PAYOUTS: 'The payment company here does not tell what reached a mentor’s bank.',
}

/** The payment company does not take us: a key or a setting is wrong, and a person must mend it. */
export class PaymentsUnavailable extends DomainError {
  readonly code = 'PAYMENTS_UNAVAILABLE'
  override message =
    'Nothing can be paid here at the moment, so that nothing was booked or charged. Sundial knows of it: try again later.'
}

/** This is paid in a way that the payment company here does not know. */
export class PaymentUnsupported extends DomainError {
  readonly code = 'PAYMENT_UNSUPPORTED'
  override message =
    'This session cannot be paid here in the way it is offered. Nothing was booked: ask its mentor to change it.'
  readonly needs: PaymentCapability
  constructor(needs: PaymentCapability) {
    super()
    this.needs = needs
  }
}
