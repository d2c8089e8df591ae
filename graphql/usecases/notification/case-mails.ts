import type { CaseKind, DifferenceKind } from '#graphql/domain/ledger/difference.ts'
import type { Case } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import type { Letter } from './compose.ts'
import { deliver, type OwedMail } from './deliver.ts'

const says: Record<CaseKind, string> = {
  MISSING_HERE: 'The payment company moved money that the ledger knows nothing of.',
  MISSING_THERE: 'The ledger says that money moved, and the payment company does not list it.',
  AMOUNT_DIFFERS: 'The ledger and the payment company say different amounts of the same movement.',
  CURRENCY_DIFFERS: 'The ledger and the payment company say different currencies of the same movement.',
  BALANCE_DIFFERS: 'The balance at the payment company is not what the ledger says that it is.',
  PAYMENTS_SHUT:
    'The payment company does not take us. Nothing that costs can be booked until that is mended.',
  WEBHOOK_SOURCE: 'A delivery came that is signed as it should be, from an address that is not on the list.',
  CALENDAR_OVERLAP: 'A session was set in another calendar onto a time that its mentor has given away here.',
  CALENDAR_UNSURE:
    'A session was cancelled in another calendar, which does not say by whom. The mentee got what cancelling gives now: if it was the mentor, give the rest.',
  CALENDAR_LATE: 'A session was changed in another calendar when nothing could follow from it any more.',
}

const isOurs = (kind: string): kind is CaseKind => kind in says

/** Tells the admins of a case, and the mentor whose session could not be booked. */
export async function sendCaseMails(deps: Deps, caseId: string): Promise<void> {
  const found = await deps.db.case.findUnique({ where: { id: caseId } })
  if (!found || found.closedAt || !isOurs(found.kind)) return
  const { kind } = found
  const admins = await deps.db.person.findMany({ where: { admin: true } })
  const told = tell(deps, kind, found)
  const owed = admins.map(
    ({ name, email }): OwedMail => ({ kind: 'caseOpened', to: { name, address: email }, ...told }),
  )
  await deliver(deps, [...owed, ...(kind === 'PAYMENTS_SHUT' ? await toMentor(deps, found) : [])])
}

type Told = { occasion: string; letter: Letter }

function tell(deps: Deps, kind: CaseKind, found: Case): Told {
  if (kind === 'PAYMENTS_SHUT') return shut(deps, found)
  if (isCalendars(kind)) return ofCalendar(deps, kind, found)
  return kind === 'WEBHOOK_SOURCE' ? strange(deps, found) : differs(deps, kind, found)
}

type CalendarKind = Extract<CaseKind, `CALENDAR_${string}`>

const isCalendars = (kind: CaseKind): kind is CalendarKind => kind.startsWith('CALENDAR_')

const list = ({ settings }: Deps, label: string) => ({ label, url: `${settings.appUrl}/admin/differences` })

/** Once a day for each kind, however many there are. */
function differs(deps: Deps, kind: DifferenceKind, { openedAt }: Case): Told {
  const letter = {
    subject: 'The ledger and the payment company differ',
    lines: [says[kind], 'The list of differences has both sides’ figures.'],
    link: list(deps, 'See the differences'),
  }
  return { occasion: `${kind}:${openedAt.toISOString().slice(0, 10)}`, letter }
}

function ofCalendar(deps: Deps, kind: CalendarKind, { id: occasion, detail }: Case): Told {
  const letter = {
    subject: 'A session was changed in another calendar',
    lines: [says[kind]],
    facts: [['What happened', detail]] as const,
    link: list(deps, 'See it in the list'),
  }
  return { occasion, letter }
}

function shut(deps: Deps, { id: occasion, detail }: Case): Told {
  const letter = {
    subject: 'Nobody can pay: the payment company refuses us',
    lines: [
      says.PAYMENTS_SHUT,
      'Mend the key or the setting that it names. Booking goes on by itself within minutes after that.',
    ],
    facts: [['It says', detail]] as const,
    link: list(deps, 'See it in the list'),
  }
  return { occasion, letter }
}

function strange(deps: Deps, { id: occasion, subject, detail }: Case): Told {
  const letter = {
    subject: `A signed delivery from a strange address (${subject})`,
    lines: [
      says.WEBHOOK_SOURCE,
      'It was refused. If the company has a new address, add it to the list; else its secret is known to somebody: replace it.',
    ],
    facts: [['From', detail]] as const,
    link: list(deps, 'See it in the list'),
  }
  return { occasion, letter }
}

async function toMentor(deps: Deps, { id: occasion, bookingId }: Case): Promise<OwedMail[]> {
  const booking =
    bookingId &&
    (await deps.db.booking.findUnique({
      where: { id: bookingId },
      include: { mentor: { include: { person: true } } },
    }))
  if (!booking) return []
  const { name, person } = booking.mentor
  const letter = {
    subject: 'Your paid sessions cannot be booked at the moment',
    lines: [
      `Somebody wanted to book “${booking.title}” and could not pay, because the payment company refuses Sundial.`,
      'Nothing was booked. We know of it, and there is nothing that you have to do.',
    ],
  }
  return [{ kind: 'paymentsShutMentor', occasion, to: { name, address: person.email }, letter }]
}
