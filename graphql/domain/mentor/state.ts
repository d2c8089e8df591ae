import { DomainError } from '../errors.ts'

export const mentorStates = ['APPLIED', 'APPROVED', 'DECLINED'] as const
export type MentorState = (typeof mentorStates)[number]
export type MentorEvent = 'applied' | 'approved' | 'declined'

/** Whoever was declined may apply again; an admin may also think better of it. */
const mentorTransitions: Record<MentorState, Partial<Record<MentorEvent, MentorState>>> = {
  APPLIED: { approved: 'APPROVED', declined: 'DECLINED' },
  APPROVED: {},
  DECLINED: { applied: 'APPLIED', approved: 'APPROVED' },
}

export class MentorTransitionRefused extends DomainError {
  readonly code = 'MENTOR_TRANSITION_REFUSED'
  readonly from: MentorState
  constructor(from: MentorState) {
    super(`This is not possible: the profile is ${from.toLowerCase()}.`)
    this.from = from
  }
}

/** The state after the event, or MentorTransitionRefused. */
export function nextMentorState(from: MentorState, event: MentorEvent): MentorState {
  const to = mentorTransitions[from][event]
  if (!to) throw new MentorTransitionRefused(from)
  return to
}
