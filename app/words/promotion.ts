/** The sentences about promotion codes. */
export const promotions = {
  title: 'Promotion codes',
  textAdmin:
    'A code made here lowers a price and Sundial bears it: mentors are paid as if nothing had been taken off.',
  textMentor: 'Your codes lower the price of your own sessions; you earn less by as much.',
  new: 'Make a code',
  code: 'Code',
  codeHint: '3 to 32 letters, digits and hyphens; small and capital letters are the same.',
  percent: 'Percent off',
  amount: 'Or an amount off',
  minimum: 'From a price of',
  currency: 'Currency',
  currencyHint: 'Of the two amounts.',
  from: 'Valid from',
  until: 'Valid until, that day included',
  dayHint: 'Days by UTC; empty: no limit.',
  uses: 'Most uses',
  usesHint: 'Empty: no limit.',
  first: 'For a first session only',
  mentor: 'Only for sessions of',
  mentorHint: 'The name in the address of the mentor’s page; empty: everybody’s.',
  noMentor: 'There is no mentor of this name.',
  create: 'Make this code',
  creating: 'Making it …',
  made: (code: string) => `The code ${code} can be used now.`,
  none: 'No codes yet.',
  used: (uses: number, most: number | null) => {
    if (most !== null) return `used ${uses} of ${most} times`
    if (uses === 0) return 'not used yet'
    return uses === 1 ? 'used once' : `used ${uses} times`
  },
  off: 'off',
  bearer: { MENTOR: 'borne by the mentor', PLATFORM: 'borne by Sundial' } as Record<string, string>,
  onlyFor: (name: string) => `for sessions of ${name}`,
  onlyFirst: 'first session only',
  atLeast: 'for prices from',
  since: 'from',
  till: 'until',
  withdraw: 'Withdraw',
  withdrawing: 'Withdrawing …',
  withdrawn: 'withdrawn',
  refused: 'That was not done',
}

/** Who earns less for a part of a price. */
export const bearers: Record<string, string> = {
  MENTOR_DISCOUNT: 'borne by the mentor',
  PLATFORM_DISCOUNT: 'borne by Sundial',
}

/** On the form of a booking. */
export const promotionCode = {
  label: 'Promotion code',
  hint: 'If you have one.',
  apply: 'Apply',
  applying: 'Looking …',
  applied:
    'The code counts. The summary shows what you pay; apply it again if you change an answer that costs something.',
}
