import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import { CalendarNotConnected, CalendarUnavailable } from '#graphql/domain/scheduling/errors.ts'
import type { SchedulingProvider } from '#graphql/domain/scheduling/provider.ts'
import type { Deps } from '../deps.ts'
import { NotYet, Unprocessable } from '../reaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { type Synced, syncTypes } from './sync-types.ts'

export const readTypesErrors = [MentorProfileMissing, CalendarNotConnected, CalendarUnavailable] as const

/** Reads anew, while the viewer waits, what they offer there. */
export async function readTypesNow(
  deps: Deps,
  { mentorId }: PersonViewer,
  provider: SchedulingProvider,
): Promise<Synced> {
  if (mentorId === null) throw new MentorProfileMissing()
  const account = await deps.db.schedulingAccount.findUnique({
    where: { mentorId_provider: { mentorId, provider } },
  })
  if (account?.state !== 'CONNECTED') throw new CalendarNotConnected(provider)
  try {
    return await syncTypes(deps, account.id)
  } catch (error) {
    if (error instanceof Unprocessable) throw new CalendarNotConnected(provider)
    if (error instanceof NotYet) throw new CalendarUnavailable()
    throw error
  }
}
