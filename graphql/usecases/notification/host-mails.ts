import type { Deps } from '../deps.ts'
import { deliver } from './deliver.ts'

/** Asks a mentor to give other mentors' session types: one mail for each time that somebody asks. */
export async function sendHostMails(deps: Deps, mentorId: string): Promise<void> {
  const asked = await deps.db.sessionTypeHost.findMany({
    where: { mentorId, acceptedAt: null },
    include: { mentor: { include: { person: true } }, sessionType: { include: { mentor: true } } },
  })
  const link = { label: 'Accept or decline', url: `${deps.settings.appUrl}/mentor/sessions` }
  await deliver(
    deps,
    asked.map(({ sessionTypeId, invitedAt, mentor, sessionType, rotating }) => ({
      kind: 'hostInvited',
      occasion: `${sessionTypeId}:${invitedAt.toISOString()}`,
      to: { name: mentor.name, address: mentor.person.email },
      letter: {
        subject: `${sessionType.mentor.name} asks you to give a session`,
        lines: [
          `${sessionType.mentor.name} would like you to give “${sessionType.title}”, ${rotating ? 'by turns' : 'together'}.`,
          'Nothing of your time is offered for it before you accept. Whoever books pays them, not you.',
        ],
        link,
      },
    })),
  )
}
