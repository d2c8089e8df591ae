import { DomainError } from '../errors.ts'
import type { PayoutState } from '../payout/state.ts'
import type { Side } from './no-show.ts'
import type { BookingState } from './state.ts'

export const complaintStates = ['OPEN', 'UPHELD', 'SPLIT', 'REJECTED', 'WITHDRAWN'] as const
export type ComplaintState = (typeof complaintStates)[number]

/** `conceded`: the mentor agrees; `unanswered`: nobody contested it in time; the last three an admin decides. */
export const complaintEvents = [
  'opened',
  'contested',
  'conceded',
  'withdrawn',
  'unanswered',
  'upheld',
  'split',
  'rejected',
] as const
export type ComplaintEvent = (typeof complaintEvents)[number]

/** On whose behalf somebody acts; a partner acts for the mentee. */
export type ComplaintParty = Side | 'ADMIN' | 'SYSTEM'

/** How long the mentor has to contest a complaint. */
export const contestHours = 48

/** What the table asks about the booking and its complaint at this moment. */
export type ComplaintFacts = {
  readonly by: ComplaintParty
  /** Business time. */
  readonly at: Date
  readonly startsAt: Date
  readonly state: BookingState
  readonly noShowOf: Side | null
  /** Null for a free session. */
  readonly payout: { readonly state: PayoutState; readonly releaseAt: Date } | null
  /** Null while there is no complaint. */
  readonly complaint: { readonly contestBy: Date; readonly contestedAt: Date | null } | null
}

type Condition =
  | 'started'
  | 'stands'
  | 'paid'
  | 'beforeRelease'
  | 'uncontested'
  | 'contested'
  | 'inTime'
  | 'overdue'

type Step = {
  readonly to: ComplaintState
  readonly by: ComplaintParty
  readonly when?: readonly Condition[]
}

/** Every step there is; NONE: nobody has complained yet. A booking has one complaint in its life. */
export const complaintSteps: Record<ComplaintState | 'NONE', Partial<Record<ComplaintEvent, Step>>> = {
  NONE: {
    opened: { to: 'OPEN', by: 'MENTEE', when: ['stands', 'paid', 'started', 'beforeRelease'] },
  },
  OPEN: {
    contested: { to: 'OPEN', by: 'MENTOR', when: ['uncontested', 'inTime'] },
    conceded: { to: 'UPHELD', by: 'MENTOR' },
    withdrawn: { to: 'WITHDRAWN', by: 'MENTEE' },
    unanswered: { to: 'UPHELD', by: 'SYSTEM', when: ['uncontested', 'overdue'] },
    upheld: { to: 'UPHELD', by: 'ADMIN', when: ['contested'] },
    split: { to: 'SPLIT', by: 'ADMIN', when: ['contested'] },
    rejected: { to: 'REJECTED', by: 'ADMIN', when: ['contested'] },
  },
  UPHELD: {},
  SPLIT: {},
  REJECTED: {},
  WITHDRAWN: {},
}

const conditions: Record<Condition, (facts: ComplaintFacts) => boolean> = {
  started: ({ at, startsAt }) => at >= startsAt,
  stands: ({ state, noShowOf }) =>
    state === 'CONFIRMED' || state === 'COMPLETED' || (state === 'NO_SHOW' && noShowOf === 'MENTEE'),
  paid: ({ payout }) => payout !== null,
  // The sweep takes what is due at its instant, so exactly one of the two wins.
  beforeRelease: ({ at, payout }) => payout?.state === 'HELD' && at < payout.releaseAt,
  uncontested: ({ complaint }) => complaint?.contestedAt === null,
  contested: ({ complaint }) => !!complaint?.contestedAt,
  inTime: ({ at, complaint }) => !!complaint && at < complaint.contestBy,
  overdue: ({ at, complaint }) => !!complaint && at >= complaint.contestBy,
}

/** Why a step is not there: none such, not this party's, or the condition that is not met. */
export type ComplaintRefusal = 'noSuchStep' | 'notYours' | Condition

const messages: Record<ComplaintRefusal, string> = {
  noSuchStep: 'This is no longer possible: look at how the complaint stands now.',
  notYours: 'This is for somebody else to do.',
  stands: 'There is no session that could have taken place.',
  paid: 'This session was free: nothing can be given back.',
  started: 'The session has not begun yet. Until then it can be cancelled.',
  beforeRelease: 'It is too late: the time in which you could complain is over.',
  uncontested: 'The mentor has contested it already.',
  contested: 'The mentor can still answer; it is decided after that.',
  inTime: 'The time to contest it is over.',
  overdue: 'The mentor can still answer.',
}

export class ComplaintRefused extends DomainError {
  readonly code = 'COMPLAINT_REFUSED'
  readonly because: ComplaintRefusal
  constructor(because: ComplaintRefusal) {
    super(messages[because])
    this.because = because
  }
}

export class ComplaintNotFound extends DomainError {
  readonly code = 'COMPLAINT_NOT_FOUND'
  override message = 'This complaint does not exist, or is not yours to see.'
}

type From = ComplaintState | null

function judge(from: From, event: ComplaintEvent, facts: ComplaintFacts) {
  const step = complaintSteps[from ?? 'NONE'][event]
  if (!step) return { because: 'noSuchStep' } as const
  if (step.by !== facts.by) return { because: 'notYours' } as const
  const unmet = step.when?.find((condition) => !conditions[condition](facts))
  return unmet ? { because: unmet } : { to: step.to }
}

/** The state after the event, or ComplaintRefused. `from` is null while nobody has complained. */
export function nextComplaintState(from: From, event: ComplaintEvent, facts: ComplaintFacts): ComplaintState {
  const verdict = judge(from, event, facts)
  if ('because' in verdict) throw new ComplaintRefused(verdict.because)
  return verdict.to
}

/** Whether the event may happen now: the same table, without the throw. */
export function complaintMay(from: From, event: ComplaintEvent, facts: ComplaintFacts): boolean {
  return 'to' in judge(from, event, facts)
}

/** Until when the mentor can contest what was opened at this moment. */
export const contestByOf = (openedAt: Date): Date => new Date(openedAt.getTime() + contestHours * 3_600_000)
