/** The sentences about paying by transfer, and about what is done by hand for it. */
export const invoice = {
  title: 'Invoice',
  text: 'Send the whole amount from your bank, with the reference, so that it arrives by the day below. Until then what you chose is kept for you.',
  paid: 'Paid. Thank you: the money is here.',
  over: 'The time to pay this is over. Nothing is to be paid any more; money that arrives all the same goes back.',
  what: 'For',
  amount: 'Amount',
  reference: 'Reference',
  due: 'Has to arrive by',
  to: 'To',
  back: 'Back to what it is for',
  print: 'For paper, print this page.',
}

export const bank = {
  title: 'Where your earnings go',
  text: 'Your share is sent to this account by somebody at Sundial, once a session has taken place and its hold is over.',
  now: (holder: string, number: string) => `Now: ${holder}, account ${number}.`,
  holder: 'Account holder',
  number: 'Account number',
  numberHint: 'An IBAN, or what your bank calls it.',
  save: 'Save this account',
  saving: 'Saving …',
  change: 'Send it to another account',
  back: 'Back to your earnings',
}

export const hand = {
  title: 'By hand',
  text: 'What arrives at the bank, and what is to be sent from it. Everything else follows from what you note here.',
  open: 'To do',
  over: 'Done',
  none: 'There is nothing to do.',
  nothingOver: 'Nothing has been noted yet.',
  kinds: {
    INVOICE: 'Waiting for money',
    REFUND: 'Send money back',
    TRANSFER: 'Send a mentor’s share',
  } as Record<string, string>,
  states: {
    OPEN: 'Not yet done',
    DONE: 'Done',
    FAILED: 'Not done',
    EXPIRED: 'Its time is over',
  } as Record<string, string>,
  reference: 'Reference',
  from: 'To be paid by',
  payee: 'To',
  asBefore: (statement: string) => `to the account it came from (statement: ${statement})`,
  what: 'For',
  booking: 'Booking',
  with: (title: string, name: string) => `${title}, ${name}`,
  due: 'Has to arrive by',
  since: 'Since',
  settled: 'Noted',
  said: 'The bank’s reference',
  reason: 'Reason',
  note: 'The bank’s reference, or why not',
  done: { INVOICE: 'The whole amount is here', REFUND: 'It is sent', TRANSFER: 'It is sent' } as Record<
    string,
    string
  >,
  failed: {
    INVOICE: 'It does not come',
    REFUND: 'It cannot be sent',
    TRANSFER: 'It cannot be sent',
  } as Record<string, string>,
  noted: 'Noted.',
  working: 'Working …',
}
