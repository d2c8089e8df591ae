/** The sentences about what a mentor's account pays on to the bank. */
export const toBank = {
  title: 'To your bank',
  text: 'What your account at our payment company paid on to your bank.',
  none: 'Nothing yet. What reaches your account there goes on to your bank as you have set it there.',
  notNow:
    'Our payment company does not answer, so that this cannot be shown just now. Your money is where it was: look again in a minute.',
  stays: 'Your earnings reach your account there, but it cannot pay them on to your bank at the moment.',
  table: 'Bank payouts',
  day: 'Arrives',
  amount: 'Amount',
  state: 'State',
  bank: 'Bank account',
  states: {
    PENDING: 'about to leave',
    ON_ITS_WAY: 'on its way',
    PAID: 'at your bank',
    FAILED: 'came back',
    CANCELLED: 'called back',
  } as Record<string, string>,
  /** Why it came back, and what to do. */
  failures: {
    NO_SUCH_ACCOUNT: 'The bank knows no account with this number. Name the right one.',
    ACCOUNT_CLOSED: 'The bank account is closed. Name another one.',
    ACCOUNT_BLOCKED:
      'The bank account is blocked or takes no such payments. Ask the bank, or name another one.',
    WRONG_HOLDER: 'The bank account is not in the name that you gave. Correct it.',
    WRONG_CURRENCY: 'The bank account does not take this currency. Name one that does.',
    NOT_ENOUGH: 'There was not enough on your account. It goes on with your next earnings.',
    REFUSED: 'The bank refused it and does not say why. Ask the bank, or name another account.',
    OTHER: 'The payment company tells you why, and what it needs.',
  } as Record<string, string>,
  again: 'The amount is on your account there again.',
  asked: 'you asked for it',
  endsIn: (digits: string) => `ends in ${digits}`,
  older: 'Earlier ones',
  open: 'Open your account there',
  openText: 'There you also change your bank account.',
}
