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
    CURRENCY: 'we do not settle in this currency at the moment',
  } as Record<string, string>,
  since: 'since',
  stop: {
    title: 'Stop it',
    text: 'It stays with us until an admin lets it go. The mentor is told that it is being looked at, and not why.',
    failed: 'It could not be sent the last time. Stopped, nobody has it sent again before it is let go.',
    submit: 'Stop this payout',
  },
  letGo: {
    title: 'Let it go',
    text: 'It leaves at its time, or at once when that is over, unless something else stands in its way.',
    failed: 'It could not be sent the last time. Letting it go has it sent again.',
    submit: 'Let this payout go',
  },
}
