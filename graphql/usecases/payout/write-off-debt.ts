import { ReasonMissing } from '#graphql/domain/booking/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { IdempotencyKeyReused } from '#graphql/domain/idempotency.ts'
import { DebtNotFound, DebtRefused } from '#graphql/domain/payout/debt.ts'
import type { Deps } from '../deps.ts'
import { checkReason } from '../operations/audit.ts'
import type { PersonViewer } from '../viewer.ts'
import { type Part, settleDebt } from './settle-debt.ts'

export const writeOffDebtErrors = [
  DebtNotFound,
  DebtRefused,
  ReasonMissing,
  InputInvalid,
  IdempotencyKeyReused,
] as const

/** An admin gives a mentor's debt up, or a part of it: the platform bears it. */
export async function writeOffDebt(
  deps: Deps,
  viewer: PersonViewer,
  { reason, ...part }: Part & { reason: string },
): Promise<void> {
  const said = checkReason(reason)
  await settleDebt(deps, viewer, { part, said, as: { kind: 'WRITTEN_OFF' } })
}
