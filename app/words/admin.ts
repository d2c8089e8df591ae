/** The sentences of the admins' pages. */
export const admin = {
  title: 'Admin',
  mentors: 'Mentors',
  stuck: 'Stuck',
  complaints: 'Complaints',
  promotions: 'Codes',
  keys: 'API keys',
  audit: 'Audit',
  policy: 'Closed days',
  working: 'Working …',
  reason: 'Reason, kept in the audit',
  problem: 'That was not done',
}

export const applications = {
  title: 'Mentors who applied',
  waiting: 'Waiting',
  approved: 'Approved',
  declined: 'Declined',
  none: 'Nobody is waiting.',
  since: 'Applied',
  approve: 'Approve',
  decline: 'Decline',
  declineReason: 'Why not; the mentor reads it',
  of: (action: string, name: string) => `${action} ${name}`,
}

export const stuck = {
  title: 'Stuck bookings',
  none: 'Nothing is stuck.',
  since: 'Since',
  open: 'Open the booking',
  nothing: 'Nothing can be done from here: it ends by itself, or needs somebody else.',
  kinds: {
    CANCELLED_NOT_REFUNDED: 'Cancelled, not refunded',
    COMPLAINT_CONTESTED: 'A complaint that waits for a decision',
    HOLD_OVERDUE: 'A hold that did not end',
    INBOX_DEAD: 'A message that could not be understood',
    JOB_DEAD: 'A job that gave up',
    PAID_NOT_CONFIRMED: 'Paid, not confirmed',
    PAYOUT_BLOCKED: 'A payout that is blocked',
    REFUND_FAILED: 'A refund that failed',
    TRANSFER_FAILED: 'A transfer that failed',
  } as Record<string, string>,
  actions: {
    RETRY: 'Try again',
    REFUND: 'Refund in full',
    CONFIRM: 'Confirm',
    CANCEL: 'Cancel',
  } as Record<string, string>,
  done: 'Done. It is in the audit.',
}

export const keys = {
  title: 'API keys',
  text: 'A key lets a programme use the API. It is shown once, when it is made.',
  name: 'What the key is for',
  program: 'Programme',
  programHint: 'Its name; a new name makes a new programme.',
  scopes: 'What it may do',
  scope: { READ: 'Read', BOOK: 'Book' } as Record<string, string>,
  expires: 'Valid until (empty: until revoked)',
  create: 'Make a key',
  secret: 'Copy this key now. It is not shown again:',
  revoke: 'Revoke',
  revokeOf: (name: string) => `Revoke ${name}`,
  revoked: 'revoked',
  until: 'until',
  none: 'No keys yet.',
}

export const policy = {
  title: 'Closed days',
  text: 'On these days nobody can be booked, whatever a mentor’s hours say. What is booked stays booked.',
  weekdays: 'Closed every week',
  dates: 'Closed dates',
  datesText: 'A row without a date is left out. Save to get more rows.',
  date: (n: number) => `Date ${n}`,
  name: (n: number) => `Why, date ${n}`,
  namePlaceholder: 'Why, as mentors read it',
  save: 'Save',
  saved: 'Saved. It is in the audit.',
}

export const audit = {
  title: 'Audit',
  text: 'What admins did, and why. Nothing is ever taken out.',
  none: 'Nothing yet.',
  at: 'When',
  who: 'Who',
  what: 'What',
  on: 'On',
  why: 'Why',
  actions: {
    'mentor.approved': 'approved a mentor',
    'mentor.declined': 'declined a mentor',
    'apiKey.created': 'made an API key',
    'apiKey.revoked': 'revoked an API key',
    'policy.saved': 'set the closed days',
    'complaint.upheld': 'refunded after a complaint',
    'complaint.split': 'split after a complaint',
    'complaint.rejected': 'paid out after a complaint',
    'stuck.retry': 'tried again',
    'stuck.refund': 'refunded in full',
    'stuck.confirm': 'confirmed',
    'stuck.cancel': 'cancelled',
  } as Record<string, string>,
}
