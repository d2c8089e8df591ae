/** The sentences about money. */

/** How a refund was paid that the bank did not take. */
const otherWays = {
  TRANSFER: 'by transfer',
  CASH: 'in cash',
  BANK: 'by the bank',
  CREDIT: 'into the package',
}

export const payment = {
  free: 'Free',
  policy: 'If you cancel',
  tier: (percent: number, hoursBefore: number, above: number | null) => {
    const back = percent === 0 ? 'nothing back' : percent === 100 ? 'everything back' : `${percent}% back`
    if (above === null) return `${hoursBefore} hours or more before the start: ${back}`
    if (hoursBefore === 0) return `Less than ${above} hours before: ${back}`
    return `${hoursBefore} to ${above} hours before: ${back}`
  },
  mentorCancels: 'If your mentor cancels, you always get everything back.',
  otherWays,
  arrives: 'Banks usually show a refund within 5 to 10 working days.',
}

/** What became of what was paid; each is followed by a day. */
export const moneySteps = {
  title: 'Your money',
  kinds: {
    PAID: 'paid on',
    HELD: 'kept by us, for the mentor, until',
    TO_MENTOR: 'Sent to the mentor, less our fee, on',
    RETURNING: 'on its way back to you since',
    WITHHELD: 'is to go back to you, and waits until your bank has decided; since',
    RETURNED: 'sent back to you on',
    AS_CREDIT: 'back in your package since',
    BY_BANK: 'given back to you by your bank on',
    SPENT: 'used for a session that was booked on',
    WITH_BANK: 'Your bank decides about the payment, since',
  } as Record<string, string>,
}

/** For the mentor: how the price of a session type is known where it is paid. */
export const companyPrice = {
  wanted: 'The payment company is being told of this price. It can be booked meanwhile.',
  told: 'Known to the payment company as',
  at: 'at the price',
  since: 'since',
}

export const receipt = {
  title: 'Receipt',
  number: 'Number',
  paidAt: 'Paid',
  from: 'From',
  to: 'For',
  session: 'Session',
  with: (title: string, name: string) => `${title} with ${name}`,
  paid: 'Paid',
  refund: 'Refund',
  refunds: {
    DECIDED: 'Refund, on its way',
    PENDING: 'Refund, on its way',
    SUCCEEDED: 'Refunded',
    FAILED: 'Refund that the bank did not take',
    SETTLED_OTHERWISE: 'Refunded another way',
  } as Record<string, string>,
  paidBack: (way: keyof typeof otherWays, reference: string | null) =>
    `Refunded ${otherWays[way]}${reference ? ` (${reference})` : ''}`,
  print: 'For paper, print this page.',
  back: 'Back to the booking',
  link: 'Receipt',
}

export const payHere = {
  title: 'Pay',
  failed: 'The payment form could not be opened here. You can pay on the payment company’s own page.',
  opening:
    'The payment form opens here. It needs JavaScript: where that is off, pay on the payment company’s own page.',
  elsewhere: 'Pay on the payment company’s own page',
  leading: 'Opening the page …',
  back: 'Back, without paying',
}

/** What the payment company here cannot do, where a mentor would offer it. */
export const companyLacks = {
  reserve:
    'Nothing is booked before you say yes. The payment company here cannot reserve an amount until then, so only a session that is free can wait for you.',
  card: 'The payment company here keeps no cards. Untick it: with it, a session that costs something cannot be published.',
  fee: 'The payment company here keeps no cards, so no fee can be charged. Empty it: with it, the session cannot be published.',
}
