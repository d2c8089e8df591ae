import { DomainError } from '../errors.ts'

export class DebtNotFound extends DomainError {
  readonly code = 'DEBT_NOT_FOUND'
  override message = 'There is no such debt.'
}

const why = {
  nothing: 'Nothing of this is owed any more.',
  tooMuch: 'That is more than is owed.',
  takingBack: 'It is being taken back from the mentor’s account at this moment. Wait for what comes of it.',
  contested: 'A bank has not decided yet whether this is owed at all. Wait until it has.',
} as const
export type DebtRefusal = keyof typeof why

export class DebtRefused extends DomainError {
  readonly code = 'DEBT_REFUSED'
  readonly because: DebtRefusal
  constructor(because: DebtRefusal) {
    super(why[because])
    this.because = because
  }
}

/** What stands of the debt of one booking, in minor units. */
export type DebtStanding = {
  readonly open: bigint
  /** Asked back from the mentor's account, and not answered yet. */
  readonly takingBack: bigint
  /** Whether it was claimed for a dispute that can still be won: then it would be the mentor's again. */
  readonly contested: boolean
}

/** How much of it can be noted as received, or written off, now. */
export function settleableOf({ open, takingBack, contested }: DebtStanding): bigint {
  return contested || takingBack >= open ? 0n : open - takingBack
}

/** Why so much of it cannot be settled now; null when it can be. */
export function debtRefusal(standing: DebtStanding, amount: bigint): DebtRefusal | null {
  if (standing.open <= 0n) return 'nothing'
  if (standing.contested) return 'contested'
  if (amount > standing.open) return 'tooMuch'
  return amount > settleableOf(standing) ? 'takingBack' : null
}
