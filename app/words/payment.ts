/** The sentences about money. */

/** How a refund was paid that the bank did not take. */
const otherWays = { TRANSFER: 'by transfer', CASH: 'in cash' }

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
  paidBack: (way: 'TRANSFER' | 'CASH', reference: string) => `Refunded ${otherWays[way]} (${reference})`,
  print: 'For paper, print this page.',
  back: 'Back to the booking',
  link: 'Receipt',
}
