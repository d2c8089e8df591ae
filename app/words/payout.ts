import { earnings } from './desk.ts'

/** The admins' list of shares; the states are worded as their mentors read them. */
export const payoutsDesk = {
  title: 'Payouts',
  text: 'The mentor’s share of every booking that was paid; those that leave last come first.',
  all: 'All',
  tabs: {
    HELD: 'Held',
    DUE: 'Due',
    SENDING: 'On its way',
    PAID: 'Paid',
    BLOCKED: 'Blocked',
    FAILED: 'Failed',
    CANCELLED: 'Cancelled',
    REVERSED: 'Taken back',
  },
  none: 'There are no such payouts.',
  of: (title: string, mentee: string) => `${title}, ${mentee}`,
  to: (mentor: string) => `to ${mentor}`,
  states: { ...earnings.states, FAILED: 'could not be sent' } as Record<string, string>,
  due: 'due',
  reasons: {
    ...earnings.reasons,
    NO_ACCOUNT: 'the mentor has no account at the payment company yet',
    TRANSFERS_OFF: 'the mentor’s account cannot take transfers yet',
    CURRENCY: 'the mentor’s account cannot take this currency',
  } as Record<string, string>,
  since: 'since',
}
