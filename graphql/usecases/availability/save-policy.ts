import { policyIssues } from '#graphql/domain/availability/calendar-input.ts'
import type { Policy } from '#graphql/domain/availability/closures.ts'
import { dayKeyOf } from '#graphql/domain/availability/zone.ts'
import { InputInvalid, refuseIssues } from '#graphql/domain/errors.ts'
import type { Deps, Tx } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { audit } from '../operations/audit.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { platformPolicy } from './policy.ts'
import { storedDate } from './stored-date.ts'

export const savePolicyErrors = [InputInvalid] as const

/** Events and the audit name things by ids; the platform itself has none. */
const thePlatform = '00000000-0000-0000-0000-000000000000'

/** Replaces what the platform closes, for admins. What is booked stays booked. Answers with what is closed now. */
export async function savePolicy(
  deps: Deps,
  viewer: PersonViewer,
  policy: Required<Policy>,
): Promise<Policy> {
  if (!viewer.admin) throw new RangeError('only admins set the policy')
  return inTransaction(deps, async (tx) => {
    // Readers go on; whoever else saves waits, so that the tables never hold halves of two policies.
    await tx.$executeRaw`lock table closed_weekday, closed_date in share row exclusive mode`
    const before = new Set((await platformPolicy(tx)).closedDates.map(({ date }) => date))
    // The day that has begun anywhere: nobody's today is in the past.
    const today = dayKeyOf(deps.now().getTime(), 'Etc/GMT+12')
    refuseIssues(policyIssues(policy, before, today))
    await replace(tx, policy)
    const { closedWeekdays, closedDates } = policy
    await audit(tx, deps, viewer, {
      action: 'policy.saved',
      subjectType: 'Platform',
      subjectId: thePlatform,
      reason: `Closed: ${closedWeekdays.map((weekday) => names[weekday]).join(', ') || 'no weekday'}; ${closedDates.length} dates.`,
    })
    await appendEvent(tx, {
      type: 'platform.policyChanged',
      subjectId: thePlatform,
      version: 1,
      actor: 'ADMIN',
      actorId: viewer.personId,
    })
    return platformPolicy(tx)
  })
}

const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

async function replace(tx: Tx, { closedWeekdays, closedDates }: Required<Policy>): Promise<void> {
  await tx.closedWeekday.deleteMany()
  await tx.closedDate.deleteMany()
  await tx.closedWeekday.createMany({ data: [...new Set(closedWeekdays)].map((weekday) => ({ weekday })) })
  await tx.closedDate.createMany({
    data: closedDates.map(({ date, name }) => ({
      date: storedDate(date),
      name: name.normalize('NFC').trim(),
    })),
  })
}
