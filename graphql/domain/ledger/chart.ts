import type { accounts } from './accounts.ts'

/** What stands in each account; `provider:<name>` is one for every payment provider. */
export const chart: Record<keyof typeof accounts | 'provider', string> = {
  provider: 'The platform’s balance at the payment provider, available or on its way.',
  disputed: 'Money that a mentee’s bank took back and that is not decided yet.',
  mentor_debt: 'What mentors owe the platform: shares that were sent and had to come back.',
  bank: 'What the platform paid out to its own bank, or paid from there.',
  held: 'Paid for sessions, and not shared out yet.',
  refund_due: 'Owed to mentees: refunds that are decided and did not arrive yet.',
  mentor_due: 'Owed to mentors: shares that are due and not sent yet.',
  credit: 'Paid in advance for sessions that are not booked yet.',
  platform_fee: 'The platform’s share.',
  promotion: 'What the platform adds for codes that it bears.',
  goodwill:
    'Refunds that the platform bears, until all of a payment goes back: then everybody’s share bears them.',
  provider_fee: 'What the payment provider keeps of payments, and bills beside.',
  dispute_fee: 'What the payment provider keeps for disputes.',
  loss: 'What nobody can be asked for any more.',
  netting: 'Passes a mentor’s debt from one booking to another; nothing stays in it.',
  fx: 'Passes money from one currency to another; what stays is the difference of rates.',
}

/** The account's explanation; any `provider:<name>` has the same. */
export const explain = (account: string): string =>
  chart[account.startsWith('provider:') ? 'provider' : (account as keyof typeof chart)] ?? ''
