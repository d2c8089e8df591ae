import { providerNames } from '#graphql/domain/scheduling/provider.ts'
import type { Deps } from '../deps.ts'
import { deliver } from './deliver.ts'

/** Tells a mentor whose calendar elsewhere we cannot reach any more, once each time that it happens. */
export async function sendCalendarMail(deps: Deps, accountId: string): Promise<void> {
  const account = await deps.db.schedulingAccount.findUnique({
    where: { id: accountId },
    include: { mentor: { include: { person: true } } },
  })
  if (account?.state !== 'REVOKED') return
  const { mentor, provider, connectedAt } = account
  const name = providerNames[provider]
  const letter = {
    subject: `Your calendar at ${name} has to be connected again`,
    lines: [
      `${name} does not let us into your calendar any more. Nothing that is booked is lost.`,
      'Until you connect it again, nobody can book the sessions that are kept there.',
    ],
    link: { label: 'Connect it again', url: `${deps.settings.appUrl}/mentor/calendars` },
  }
  const to = { name: mentor.name, address: mentor.person.email }
  const occasion = `${accountId}:${connectedAt?.toISOString() ?? ''}`
  await deliver(deps, [{ kind: 'calendarRevoked', occasion, to, letter }])
}
