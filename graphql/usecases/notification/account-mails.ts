import { type Ask, askedFor } from '#graphql/domain/payout/requirements.ts'
import type { Deps } from '../deps.ts'
import { deliver } from './deliver.ts'
import { whenShort } from './when.ts'

const words: Record<Ask, string> = {
  TAX_ID: 'your tax number',
  DOCUMENT: 'a document that shows who you are',
  BANK_ACCOUNT: 'your bank account',
  TERMS: 'a yes to its terms',
  ADDRESS: 'your address',
  CONTACT: 'how to reach you',
  BUSINESS: 'what you do',
  PERSON: 'details about you',
  OTHER: 'some more details',
}

/** Tells a mentor what the payment company asks for, and until when. */
export async function sendAccountMail(deps: Deps, accountId: string): Promise<void> {
  const account = await deps.db.connectedAccount.findUnique({
    where: { id: accountId },
    include: { mentor: { include: { person: true } } },
  })
  if (!account || account.requirementsDue.length === 0) return
  const { mentor, requirementsDue: due, requirementsLate: late, requirementsBy: by } = account
  const wanted = askedFor({ late, due, next: [] }).map(({ ask }) => words[ask])
  const until = by ? ` until ${whenShort({ startsAt: by, endsAt: by }, mentor.timeZone)}` : ''
  const letter = {
    subject: 'Our payment company asks you for something',
    lines: [
      `It needs ${wanted.join(', ')}${until}. Without it your payouts may have to wait, and a tax form cannot be made.`,
      'You tell it on its own page; we do not see what you write there.',
    ],
    link: { label: 'Open your earnings', url: `${deps.settings.appUrl}/mentor/earnings` },
  }
  const occasion = `${account.id}:${[...due].sort().join()}:${by?.toISOString() ?? ''}`
  await deliver(deps, [
    { kind: 'accountAsked', occasion, to: { name: mentor.name, address: mentor.person.email }, letter },
  ])
}

/** Tells a mentor that their earnings go to another bank account from now on, which it may not have been they who named. */
export async function sendRedirectedMail(deps: Deps, eventId: string): Promise<void> {
  const event = await deps.db.event.findUniqueOrThrow({ where: { id: eventId } })
  const { mentor } = await deps.db.connectedAccount.findUniqueOrThrow({
    where: { id: event.subjectId },
    include: { mentor: { include: { person: true } } },
  })
  const { number } = event.data as { number: string }
  const letter = {
    subject: 'Your earnings go to another account',
    lines: [
      `From now on your share of each session is sent to the account ${number}. What was sent before stays where it is.`,
      'Was it not you? Name your own account again, change your password, and answer this mail.',
    ],
    link: { label: 'See where your earnings go', url: `${deps.settings.appUrl}/mentor/earnings/bank` },
  }
  const to = { name: mentor.name, address: mentor.person.email }
  await deliver(deps, [{ kind: 'accountRedirected', occasion: event.id, to, letter }])
}
