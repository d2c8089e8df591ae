import { connectCalendar } from '#graphql/usecases/scheduling/connect.ts'
import { setScheduling } from '#graphql/usecases/scheduling/set-scheduling.ts'
import type { PersonViewer } from '#graphql/usecases/viewer.ts'
import type { Builder } from './builder.ts'
import type { Resident } from './resident.ts'

type Keeping = Pick<Builder, 'deps' | 'advanceTo' | 'calendlyToken'>

/** Connects the calendar that a mentor keeps elsewhere, and has the paid sessions kept there. */
export async function keepElsewhere(
  { deps, advanceTo, calendlyToken }: Keeping,
  mentor: PersonViewer,
  { calendar: provider, name, timeZone }: Resident,
): Promise<void> {
  if (!provider || !deps.scheduling[provider]) return
  const { email } = await deps.db.person.findUniqueOrThrow({ where: { id: mentor.personId } })
  const token = provider === 'CALENDLY' ? await calendlyToken({ name, email, timeZone }) : null
  if (provider === 'CALENDLY' && !token) return
  await connectCalendar(deps, mentor, { provider, token })
  // The account is made, and what is offered there read, by the jobs.
  await advanceTo(new Date(deps.now().getTime() + 5_000))
  const paid = await deps.db.sessionType.findMany({
    where: { mentorId: mentor.mentorId ?? '', priceMinor: { gt: 0 } },
  })
  for (const { id: sessionTypeId, durationMinutes } of paid) {
    const external = await deps.db.externalType.findFirst({
      where: { account: { mentorId: mentor.mentorId ?? '', provider }, durationMinutes, active: true },
    })
    await setScheduling(deps, mentor, { sessionTypeId, provider, externalTypeId: external?.id ?? null })
  }
}
