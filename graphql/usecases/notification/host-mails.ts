import type { Deps } from '../deps.ts'
import { nodeId } from '../node-id.ts'
import type { HostAnswer } from '../session-type/hosting.ts'
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

type Said = { kind: string; subject: (name: string) => string; line: (name: string, title: string) => string }

const answers: Record<HostAnswer, Said> = {
  'mentor.hostAccepted': {
    kind: 'hostAccepted',
    subject: (name) => `${name} gives a session with you`,
    line: (name, title) => `${name} agreed to give “${title}” with you: it is offered at their open times.`,
  },
  'mentor.hostDeclined': {
    kind: 'hostDeclined',
    subject: (name) => `${name} does not give your session`,
    line: (name, title) => `${name} declined to give “${title}” with you. It is offered without them.`,
  },
  'mentor.hostLeft': {
    kind: 'hostLeft',
    subject: (name) => `${name} gives your session no more`,
    line: (name, title) =>
      `${name} no longer gives “${title}” with you. What is booked with them stays booked.`,
  },
}

const isAnswer = (type: string): type is HostAnswer => type in answers

/** Tells a session type's owner what one whom they asked has answered: one mail for each answer. */
export async function sendHostAnswerMail(deps: Deps, eventId: string): Promise<void> {
  const { db, settings } = deps
  const event = await db.event.findUniqueOrThrow({ where: { id: eventId } })
  const { sessionTypeId: id } = event.data as { sessionTypeId: string }
  const [host, type] = await Promise.all([
    db.mentor.findUnique({ where: { id: event.subjectId } }),
    db.sessionType.findUnique({ where: { id }, include: { mentor: { include: { person: true } } } }),
  ])
  if (!host || !type || !isAnswer(event.type)) return
  const { kind, subject, line } = answers[event.type]
  const letter = {
    subject: subject(host.name),
    lines: [line(host.name, type.title)],
    link: {
      label: 'See who gives it',
      url: `${settings.appUrl}/mentor/sessions/${nodeId('SessionType', id)}/hosts`,
    },
  }
  const to = { name: type.mentor.name, address: type.mentor.person.email }
  await deliver(deps, [{ kind, occasion: event.id, to, letter }])
}
