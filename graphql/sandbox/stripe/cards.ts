/** How a test card behaves (docs.stripe.com/testing). */
export type TestCard = {
  number: string
  does: string
  brand?: string
  decline?: Decline
  /** Asks the bank first; what follows then. */
  challenge?: true
  /** Can be saved all the same: what is charged to it later goes as said. */
  saves?: true
  /** Asks the bank at every payment, whether it was saved before or not. */
  asksAlways?: true
  /** Its money is available at once. */
  bypassPending?: true
  refund?: 'pendingFirst' | 'failsLater'
  /** Its holder contests the payment as soon as it is made. */
  dispute?: { kind: 'chargeback' | 'inquiry'; reason: string }
}

type Decline = { code: string; decline_code?: string; message: string }

const declined = (decline_code: string, message: string): Decline => ({
  code: 'card_declined',
  decline_code,
  message,
})
const generic = declined('generic_decline', 'Your card was declined.')
const insufficient = declined('insufficient_funds', 'Your card has insufficient funds.')

export const testCards: readonly TestCard[] = [
  { number: '4242424242424242', does: 'succeeds' },
  { number: '5555555555554444', does: 'succeeds', brand: 'mastercard' },
  { number: '4000000000000077', does: 'succeeds, the money is available at once', bypassPending: true },
  { number: '4000000000000002', does: 'is declined', decline: generic },
  { number: '4000000000009995', does: 'is declined: insufficient funds', decline: insufficient },
  {
    number: '4000000000009987',
    does: 'is declined: lost card',
    decline: declined('lost_card', 'Your card was declined.'),
  },
  {
    number: '4000000000009979',
    does: 'is declined: stolen card',
    decline: declined('stolen_card', 'Your card was declined.'),
  },
  {
    number: '4000000000000069',
    does: 'is declined: expired card',
    decline: { code: 'expired_card', message: 'Your card has expired.' },
  },
  {
    number: '4000000000000127',
    does: 'is declined: wrong security code',
    decline: { code: 'incorrect_cvc', message: "Your card's security code is incorrect." },
  },
  {
    number: '4000000000000119',
    does: 'is declined: processing error',
    decline: {
      code: 'processing_error',
      message: 'An error occurred while processing your card. Try again in a little bit.',
    },
  },
  { number: '4000000000000341', does: 'is saved, but declined when charged', decline: generic, saves: true },
  { number: '4000002500003155', does: 'asks the bank, then succeeds', challenge: true },
  {
    number: '4000002760003184',
    does: 'always asks the bank, saved or not, then succeeds',
    challenge: true,
    asksAlways: true,
  },
  {
    number: '4000008260003178',
    does: 'asks the bank, then is declined: insufficient funds',
    challenge: true,
    decline: insufficient,
    saves: true,
  },
  { number: '4000000000007726', does: 'succeeds; a refund is pending at first', refund: 'pendingFirst' },
  { number: '4000000000005126', does: 'succeeds; a refund fails later', refund: 'failsLater' },
  {
    number: '4000000000000259',
    does: 'succeeds, then is contested as fraudulent',
    dispute: { kind: 'chargeback', reason: 'fraudulent' },
  },
  {
    number: '4000000000002685',
    does: 'succeeds, then is contested: not received',
    dispute: { kind: 'chargeback', reason: 'product_not_received' },
  },
  {
    number: '4000000000001976',
    does: 'succeeds, then the bank asks about it',
    dispute: { kind: 'inquiry', reason: 'fraudulent' },
  },
]

/** The card with this number, a decline for a number that is no test card, or null for what is no card number. */
export function cardOf(number: string): TestCard | null {
  const digits = number.replaceAll(/[\s-]/g, '')
  if (!/^\d{12,19}$/.test(digits) || !luhn(digits)) return null
  const notTest = declined(
    'test_mode_live_card',
    'Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.',
  )
  return testCards.find((card) => card.number === digits) ?? { number: digits, does: '', decline: notTest }
}

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** "4242 4242 4242 4242" */
export function grouped(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, '$1 ')
}
