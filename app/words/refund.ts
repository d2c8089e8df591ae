/** The admins' list of what goes back to mentees. */
export const refundsDesk = {
  title: 'Refunds',
  text: 'Everything that goes back to mentees; what was decided last comes first.',
  all: 'All',
  tabs: {
    DECIDED: 'About to be sent',
    PENDING: 'On its way',
    SUCCEEDED: 'Sent back',
    FAILED: 'Failed',
    SETTLED_OTHERWISE: 'Paid another way',
  },
  states: {
    DECIDED: 'about to be sent, decided on',
    PENDING: 'on its way since',
    SUCCEEDED: 'sent back on',
    FAILED: 'could not be sent, or came back, on',
    SETTLED_OTHERWISE: 'paid another way on',
  } as Record<string, string>,
  causes: {
    CANCELLATION: 'Cancelled',
    LATE_PAYMENT: 'Paid when the time was gone',
    DOUBLE_PAYMENT: 'Paid twice',
    PROVIDER_REFUSED: 'The calendar did not take it',
    GOODWILL: 'Goodwill, borne by us',
    NO_SHOW: 'The mentor did not come',
    COMPLAINT: 'A complaint was upheld',
    DECLINED: 'The request was declined, or not answered',
    CLAW_BACK: 'Given back, taken from both shares',
    PACKAGE_ENDED: 'What was left of a package',
  } as Record<string, string>,
  none: 'There are no such refunds.',
  of: (title: string, mentee: string) => `${title}, ${mentee}`,
  credit: 'It went back into its package as a session.',
  seeTo: 'See what can be done',
}

/** On a booking's page, behind the amount: to whoever paid it, and to the others. By who gave it back, where that was not us. */
export const refundSaid = {
  own: {
    DECIDED: 'is on its way back to you',
    PENDING: 'is on its way back to you',
    SUCCEEDED: 'was sent back to you on',
    FAILED: 'could not be sent back yet. The money is safe with us; we are on it and write to you',
    SETTLED_OTHERWISE: 'was paid back to you another way on',
    TRANSFER: 'was paid back to you by transfer on',
    CASH: 'was paid back to you in cash on',
    BANK: 'was given back to you by your bank on',
    CREDIT: 'went back into your package on',
    WITHHELD: 'is to go back to you, and waits: your bank has the payment and decides first',
  } as Record<string, string>,
  theirs: {
    DECIDED: 'is on its way back to the mentee',
    PENDING: 'is on its way back to the mentee',
    SUCCEEDED: 'was sent back to the mentee on',
    FAILED: 'could not be sent back to the mentee yet. An admin looks after it',
    SETTLED_OTHERWISE: 'was paid back to the mentee another way on',
    TRANSFER: 'was paid back to the mentee by transfer on',
    CASH: 'was paid back to the mentee in cash on',
    BANK: 'was given back to the mentee by a bank on',
    CREDIT: 'went back into the mentee’s package on',
    WITHHELD: 'is to go back to the mentee, and waits: a bank has the payment and decides first',
  } as Record<string, string>,
}
