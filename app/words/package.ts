const many = (sessions: number) => (sessions === 1 ? '1 session' : `${sessions} sessions`)
const months = (count: number) => (count === 1 ? '1 month' : `${count} months`)

/** What is offered, on public pages. */
export const offer = {
  title: 'Packages',
  sessions: many,
  each: 'each',
  see: 'See this package',
  of: (title: string) => `of ${title}`,
}

/** The page on which a package is bought. */
export const buying = {
  title: (sessions: number, title: string) => `${many(sessions)} of ${title}`,
  with: 'With',
  price: 'Price',
  each: (sessions: number) => `each of the ${sessions}`,
  rules: 'How it works',
  rule: {
    spend: 'You pay once and book the sessions one by one, at times that suit you.',
    valid: (count: number) =>
      `You can book them for ${months(count)} after you paid; a session itself may be later.`,
    back: 'If you cancel a session early enough for everything back, or your mentor cancels it, it goes back into your package. If the policy gives back a part, that part is money.',
    unused:
      'What you have not booked by the end goes back by itself, the way you paid. Within 14 days after you paid you can give the rest back as you like.',
    stops: 'If your mentor stops offering this session, what is left goes back the way you paid.',
    account: 'A package needs an account, so that you find it again.',
  },
  buy: 'Buy this package',
  buying: 'Opening the payment page …',
  refused: 'This was not bought',
  single: 'Or book one session on its own',
}

/** Packages that somebody bought. */
export const bought = {
  title: 'My packages',
  link: 'My packages',
  none: 'You have bought no package yet. Mentors offer them on their pages.',
  find: 'Find a mentor',
  left: (left: number, sessions: number) => `${left} of ${sessions} left`,
  until: 'until',
  state: {
    AWAITING_PAYMENT: 'Waiting for your payment',
    UNPAID: 'Not paid',
    ACTIVE: 'Yours to book',
    ENDED: 'Ended',
  } as Record<string, string>,
  ended: {
    EXPIRED: 'Its time is over.',
    GIVEN_BACK: 'You gave the rest back.',
    NOT_OFFERED: 'The session is not offered any more.',
    PLATFORM: 'We ended it and gave the rest back.',
    LOST: 'The bank took its payment back.',
  } as Record<string, string>,
  contested: 'The payment is contested at the bank. Until that is decided no session can be booked with it.',
  unpaid: 'It was not paid in time, and nothing was charged. You can buy it again.',
  pay: 'Go to payment',
  waiting: 'As soon as the payment arrives its sessions are yours to book.',
  book: 'Book a session',
  each: 'each',
  price: 'Price',
  with: 'With',
  what: 'What',
  paidAt: 'Paid',
  number: 'Receipt',
  refunded: 'Went back',
  arrives: 'Banks usually show a refund within 5 to 10 working days.',
  giveBack: 'Give the rest back',
  givingBack: 'Giving it back …',
  giveBackText: 'You do not want the rest? Back the way you paid goes',
  giveBackUntil: 'You can do this until',
  refused: 'That was not done',
  all: 'All my packages',
}

/** Where a session is paid with a package. */
export const paying = {
  policy: 'If you cancel one of its sessions, what was agreed when you bought it counts:',
  legend: 'How you pay',
  use: (left: number) =>
    left === 1 ? 'Use the session that you have left' : `Use one of your ${left} sessions`,
  until: 'Book until',
  alone: 'Pay for this session on its own',
  go: 'Book with this choice',
  with: 'Paid with a session of your package.',
  see: (left: number, sessions: number) => `See it: ${left} of ${sessions} left`,
  theirs: 'Paid with a session of a package.',
  cameBack: 'The session went back into the package.',
  cameBackMentee: 'The session went back into your package: you can book it again.',
  ifCancelled: 'The session goes back into your package: you can book it again.',
  ifTheirs: 'The session goes back into their package.',
}

/** The mentor's own. */
export const selling = {
  title: 'Packages',
  text: 'Several sessions at one price. You are paid for each after it took place; what a mentee does not book in time goes back to them.',
  new: 'Offer a package',
  type: 'Of which session',
  sessions: 'How many sessions',
  price: 'Price of all together',
  priceHint: 'In the session’s own currency; not more than the sessions cost apart.',
  months: 'Months in which they can be booked',
  create: 'Offer it',
  creating: 'Offering it …',
  made: 'It is on your page now.',
  none: 'No packages yet.',
  noTypes: 'Packages are of paid sessions. Make one first.',
  sold: (times: number) =>
    times === 0 ? 'not bought yet' : times === 1 ? 'bought once' : `bought ${times} times`,
  holds: (count: number) => `to be booked within ${months(count)}`,
  withdraw: 'Withdraw',
  withdrawing: 'Withdrawing …',
  withdrawn: 'withdrawn',
  keep: 'A package is never changed. Withdraw it and offer another: who bought it keeps what they bought.',
  stop: 'If you stop offering a session, what is left of its packages goes back to the mentees at once.',
  refused: 'That was not done',
}

/** The admins'. */
export const overseeing = {
  title: 'Packages',
  text: 'Every package that was paid. Giving the rest back ends it; sessions that are booked stay booked.',
  none: 'Nobody has bought a package yet.',
  owner: 'Bought by',
  rest: 'Not booked',
  reason: 'Why',
  refund: 'Give the rest back',
  refunding: 'Giving it back …',
  refused: 'That was not done',
}
