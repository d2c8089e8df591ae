import type { Deps } from '../deps.ts'
import { deliver, type OwedMail } from './deliver.ts'

/** Tells the admins of an application, and the mentor what became of it. */
export async function sendMentorMails(deps: Deps, mentorId: string): Promise<void> {
  const mentor = await deps.db.mentor.findUnique({ where: { id: mentorId }, include: { person: true } })
  if (!mentor) return
  const { appUrl } = deps.settings
  const to = { name: mentor.name, address: mentor.person.email }
  // Whoever was declined may apply again: each application and each decision is an occasion of its own.
  const occasion = `${mentor.id}:${(mentor.decidedAt ?? mentor.appliedAt).toISOString()}`
  if (mentor.state === 'APPROVED') {
    const letter = {
      subject: 'You are a mentor on Sundial',
      lines: [
        'Your profile was approved and is public now.',
        'Your page says what is missing before the first booking.',
      ],
      link: { label: 'Open your mentor page', url: `${appUrl}/mentor` },
    }
    return deliver(deps, [{ kind: 'mentorApproved', occasion, to, letter }])
  }
  if (mentor.state === 'DECLINED') {
    const letter = {
      subject: 'Your application as a mentor',
      lines: ['Your profile was not approved.', `The reason given: ${mentor.declineReason ?? 'none'}`],
      link: { label: 'See your profile', url: `${appUrl}/mentor` },
    }
    return deliver(deps, [{ kind: 'mentorDeclined', occasion, to, letter }])
  }
  const admins = await deps.db.person.findMany({ where: { admin: true } })
  const alerts = admins.map(
    ({ name, email }): OwedMail => ({
      kind: 'mentorApplied',
      occasion,
      to: { name, address: email },
      letter: {
        subject: `${mentor.name} would like to be a mentor`,
        lines: [mentor.headline],
        link: { label: 'Look at the profile', url: `${appUrl}/admin/mentors` },
      },
    }),
  )
  await deliver(deps, alerts)
}
