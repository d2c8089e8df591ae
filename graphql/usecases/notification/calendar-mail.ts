import { providerNames } from '#graphql/domain/scheduling/provider.ts'
import type { SchedulingAccount } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { deliver } from './deliver.ts'

/** Tells a mentor whose calendar elsewhere we cannot reach, or book in, any more, once each time that it happens. */
export async function sendCalendarMail(deps: Deps, accountId: string): Promise<void> {
  const account = await deps.db.schedulingAccount.findUnique({
    where: { id: accountId },
    include: { mentor: { include: { person: true } } },
  })
  const wrong = account && whatIsWrong(account)
  if (!wrong) return
  const { kind, since, subject, lines, label } = wrong
  const { mentor } = account
  const letter = { subject, lines, link: { label, url: `${deps.settings.appUrl}/mentor/calendars` } }
  const to = { name: mentor.name, address: mentor.person.email }
  await deliver(deps, [{ kind, occasion: `${accountId}:${since?.toISOString() ?? ''}`, to, letter }])
}

type Wrong = { kind: string; since: Date | null; subject: string; lines: string[]; label: string }

function whatIsWrong({ state, provider, connectedAt, unbookableSince }: SchedulingAccount): Wrong | null {
  const name = providerNames[provider]
  if (state === 'REVOKED')
    return {
      ...{ kind: 'calendarRevoked', since: connectedAt, label: 'Connect it again' },
      subject: `Your calendar at ${name} has to be connected again`,
      lines: [
        `${name} does not let us into your calendar any more. Nothing that is booked is lost.`,
        'Until you connect it again, nobody can book the sessions that are kept there.',
      ],
    }
  if (state !== 'CONNECTED' || !unbookableSince) return null
  return {
    ...{ kind: 'calendarUnbookable', since: unbookableSince, label: 'Check it again' },
    subject: `Your sessions at ${name} cannot be booked`,
    lines: [
      `${name} takes no bookings from us: your plan or your permissions there do not include them. What stands there is not lost. A mentee whose session it refused gets everything back.`,
      `Until then nobody can book the sessions that are kept there. Upgrade at ${name}, or ask whoever looks after your account there; then check it again here.`,
    ],
  }
}
