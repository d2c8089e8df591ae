import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import {
  CalendarNotConnected,
  CalendarRefused,
  CalendarUnavailable,
} from '#graphql/domain/scheduling/errors.ts'
import { providerNames, type SchedulingProvider } from '#graphql/domain/scheduling/provider.ts'
import type { Deps } from '../deps.ts'
import { NotYet, Unprocessable } from '../reaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { type Synced, syncTypes } from './sync-types.ts'
import { isBookable } from './unbookable.ts'

export const readTypesErrors = [
  MentorProfileMissing,
  CalendarNotConnected,
  CalendarRefused,
  CalendarUnavailable,
] as const

/**
 * Reads anew, while the viewer waits, what they offer there, and asks whether it may be booked where it could not. Throws
 * CalendarRefused while it may not.
 */
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
    const synced = await syncTypes(deps, account.id)
    if (!(await isBookable(deps, account.id))) throw new CalendarRefused(stillRefused(provider))
    return synced
  } catch (error) {
    if (error instanceof Unprocessable) throw new CalendarNotConnected(provider)
    if (error instanceof NotYet) throw new CalendarUnavailable()
    throw error
  }
}

const stillRefused = (provider: SchedulingProvider) =>
  `${providerNames[provider]} still takes no bookings from us. A change of plan there can take some minutes.`
