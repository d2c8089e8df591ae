import { DomainError } from '../errors.ts'
import type { DisputeState } from './state.ts'

/** EVIDENCE: what speaks for us is sent; ACCEPTED: it is given up for lost. */
export const disputeAnswers = ['EVIDENCE', 'ACCEPTED'] as const
export type DisputeAnswer = (typeof disputeAnswers)[number]

export class DisputeNotFound extends DomainError {
  readonly code = 'DISPUTE_NOT_FOUND'
  override message = 'There is no such dispute, or it is not yours to see.'
}

const why = {
  over: 'The bank has decided already: nothing can be said any more.',
  answered: 'It was answered already. The bank takes one answer.',
  tooLate: 'The day on which the bank wanted an answer has passed.',
  onlyAsked: 'The bank only asks: there is nothing to give up. Answer it, or refund the payment.',
} as const
export type AnswerRefusal = keyof typeof why

export class DisputeAnswerRefused extends DomainError {
  readonly code = 'DISPUTE_ANSWER_REFUSED'
  readonly because: AnswerRefusal
  constructor(because: AnswerRefusal) {
    super(why[because])
    this.because = because
  }
}

type Asked = {
  readonly state: DisputeState
  readonly respondBy: Date | null
  readonly answer: DisputeAnswer | null
}

/** Why it cannot be answered so at this moment; null when it can. Buttons and mutations both ask this. */
export function answerRefusal(
  { state, respondBy, answer }: Asked,
  wanted: DisputeAnswer,
  at: Date,
): AnswerRefusal | null {
  if (state === 'UNDER_REVIEW' || state === 'INQUIRY_UNDER_REVIEW' || answer !== null) return 'answered'
  if (state !== 'NEEDS_RESPONSE' && state !== 'INQUIRY') return 'over'
  if (wanted === 'ACCEPTED' && state === 'INQUIRY') return 'onlyAsked'
  return wanted === 'EVIDENCE' && respondBy && at >= respondBy ? 'tooLate' : null
}
