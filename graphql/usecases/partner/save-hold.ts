import { ReasonMissing } from '#graphql/domain/booking/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { programHold } from '#graphql/domain/payout/release.ts'
import type { Deps } from '../deps.ts'
import { audit, checkReason } from '../operations/audit.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'

export const saveHoldErrors = [InputInvalid, ReasonMissing] as const

/** Whoever was there can complain for a day at least; and three weeks keep what is booked weeks ahead below the payment company's limit. */
const { least: leastHours, most: mostHours } = programHold

type Request = {
  programId: string
  /** Whole hours; null: as long as the platform's. */
  hours: number | null
  reason: string
}

/**
 * Says how long after a session mentors' shares of what a programme books are held, for admins. What is paid already keeps
 * the hold it was paid with. Throws InputInvalid, ReasonMissing.
 */
export async function saveHold(deps: Deps, viewer: PersonViewer, request: Request): Promise<void> {
  if (!viewer.admin) throw new RangeError('only admins say how long shares are held')
  const { programId, hours } = request
  if (hours !== null && (hours < leastHours || hours > mostHours))
    throw new InputInvalid([{ path: ['hours'], message: `From ${leastHours} to ${mostHours} hours.` }])
  const reason = checkReason(request.reason)
  await inTransaction(deps, async (tx) => {
    const { count } = await tx.program.updateMany({
      where: { id: programId },
      data: { payoutHoldHours: hours },
    })
    if (count === 0) throw new InputInvalid([{ path: ['programId'], message: 'There is no such programme.' }])
    const said = hours === null ? 'the platform’s again' : `${hours} hours`
    await audit(tx, deps, viewer, {
      ...{ action: 'program.hold', subjectType: 'Program', subjectId: programId },
      reason: `${said}: ${reason}`,
    })
  })
}
