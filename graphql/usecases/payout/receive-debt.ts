import { collected, oneLine } from '#graphql/domain/account/person.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { IdempotencyKeyReused } from '#graphql/domain/idempotency.ts'
import { DebtNotFound, DebtRefused } from '#graphql/domain/payout/debt.ts'
import type { Deps } from '../deps.ts'
import type { PersonViewer } from '../viewer.ts'
import { type Part, settleDebt } from './settle-debt.ts'

export const receiveDebtErrors = [DebtNotFound, DebtRefused, InputInvalid, IdempotencyKeyReused] as const

type Receipt = { reference: string; receivedOn: string }

const mostReference = 200
/** The platform's bank may be a day ahead of UTC. */
const aheadMs = 14 * 3_600_000

/** An admin notes that the mentor paid a debt, or a part of it, at the platform's bank. */
export async function receiveDebt(
  deps: Deps,
  viewer: PersonViewer,
  { reference, receivedOn, ...part }: Part & Receipt,
): Promise<void> {
  const day = new Date(`${receivedOn}T00:00:00Z`)
  const ahead = day.getTime() > deps.now().getTime() + aheadMs
  const checked = collected<{ reference: string; receivedOn: Date }>({
    reference: oneLine(reference, 1, mostReference),
    receivedOn: ahead ? { message: 'This day is still to come.' } : { value: day },
  })
  if ('issues' in checked) throw new InputInvalid(checked.issues)
  const as = { kind: 'RECEIVED', ...checked.values } as const
  await settleDebt(deps, viewer, { part, as, said: checked.values.reference })
}
