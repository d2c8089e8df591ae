import { DomainError } from '../errors.ts'

export type HandTaskKind = 'INVOICE' | 'REFUND' | 'TRANSFER'
export type HandTaskState = 'OPEN' | 'DONE' | 'FAILED' | 'EXPIRED'

export class HandTaskNotFound extends DomainError {
  readonly code = 'HAND_TASK_NOT_FOUND'
  override message = 'There is no such task, or somebody has noted already what became of it.'
}

/**
 * What a task becomes when somebody notes that it is done, or cannot be; null when it cannot be noted. Money that comes
 * after the time to pay was over is noted all the same.
 */
export function handStateAfter(
  { kind, state }: { kind: HandTaskKind; state: HandTaskState },
  done: boolean,
): Exclude<HandTaskState, 'OPEN'> | null {
  if (state === 'EXPIRED') return kind === 'INVOICE' && done ? 'DONE' : null
  if (state !== 'OPEN') return null
  if (done) return 'DONE'
  return kind === 'INVOICE' ? 'EXPIRED' : 'FAILED'
}
