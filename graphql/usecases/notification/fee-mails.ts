import { feeMoved } from '#graphql/domain/fee/fee.ts'
import type { Event, Prisma } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { latest } from '../fee/applied.ts'
import type { FeeChanged } from '../fee/changed.ts'
import { feeWords } from '../fee/words.ts'
import { NotYet } from '../reaction.ts'
import type { Letter } from './compose.ts'
import { deliver, type OwedMail } from './deliver.ts'

/** No transaction is held over them; a batch is read when the one before has been sent. */
const mostAtOnce = 100

const told = { person: true, feeChanges: { where: latest } } satisfies Prisma.MentorInclude

type Told = Prisma.MentorGetPayload<{ include: typeof told }>
type Change = Pick<Event, 'id'> & { data: FeeChanged }

/**
 * Tells whom a changed fee concerns: the mentors for whom another one applies from now on, and who speaks for the
 * programme whose fee it is. One mail per person and change. Throws NotYet when something is still owed.
 */
export async function sendFeeMails(deps: Deps, eventId: string, batch = mostAtOnce): Promise<void> {
  const event = await deps.db.event.findUniqueOrThrow({ where: { id: eventId } })
  const change: Change = { ...event, data: event.data as FeeChanged }
  const failures: string[] = []
  const send = async (owed: readonly OwedMail[]) => {
    await deliver(deps, owed).catch((error: unknown) => {
      if (!(error instanceof NotYet)) throw error
      failures.push(error.message)
    })
  }
  await send(await toProgram(deps, change))
  for await (const mentors of concerned(deps, change.data, batch)) {
    await send(mentors.flatMap((mentor) => toMentor(deps, change, mentor)))
  }
  if (failures.length > 0) throw new NotYet(failures.join('; '))
}

/** Those whose fee it may be, batch by batch. */
async function* concerned({ db }: Deps, { mentorId, programId }: FeeChanged, take: number) {
  const where: Prisma.MentorWhereInput = mentorId
    ? { id: mentorId }
    : programId
      ? { bookings: { some: { programId } } }
      : {}
  for (let after: string | null = null; ; ) {
    const past = after === null ? {} : { id: { gt: after } }
    const batch: Told[] = await db.mentor.findMany({
      where: { AND: [where, past] },
      include: told,
      orderBy: { id: 'asc' },
      take,
    })
    yield batch
    if (batch.length < take) return
    after = batch.at(-1)?.id ?? null
  }
}

const kept = 'What is booked already keeps the fee with which it was booked.'

function toMentor({ settings }: Deps, { id: occasion, data }: Change, mentor: Told): OwedMail[] {
  const of = data.mentorId ? 'MENTOR' : data.programId ? 'PROGRAM' : 'PLATFORM'
  const moved = feeMoved({ ...data, of, own: mentor.feeChanges[0]?.feeBps ?? null })
  if (!moved) return []
  const [before, after] = [feeWords(moved.before), feeWords(moved.after)]
  const what = of === 'PROGRAM' ? `what ${data.program} books with you` : 'what you ask'
  const letter: Letter = {
    subject: of === 'PROGRAM' ? `${data.program}: the fee is ${after} now` : `Your fee is ${after} now`,
    lines: [
      `From ${dayText(data.at, mentor.timeZone)} on Sundial keeps ${after} of ${what}. Until then it was ${before}.`,
      ...(of === 'MENTOR' && data.to === null ? ['The fee that was agreed with you has ended.'] : []),
      kept,
    ],
    link: { label: 'See your earnings', url: `${settings.appUrl}/mentor/earnings` },
  }
  return [{ kind, occasion, to: { name: mentor.name, address: mentor.person.email }, letter }]
}

/** Who speaks for the programme, where that was said. */
async function toProgram({ db }: Deps, { id: occasion, data }: Change): Promise<OwedMail[]> {
  const program = data.programId ? await db.program.findUnique({ where: { id: data.programId } }) : null
  if (!program?.contact) return []
  const said = (feeBps: number | null) =>
    feeBps === null ? `that of each mentor, ${feeWords(data.platform)} for most` : feeWords(feeBps)
  const letter = {
    subject: `The fee for what ${program.name} books has changed`,
    lines: [
      `From ${dayText(data.at, 'UTC')} on the fee for what ${program.name} books is ${said(data.to)}. Until then it was ${said(data.from)}.`,
      kept,
    ],
  }
  return [{ kind, occasion, to: { name: program.name, address: program.contact }, letter }]
}

const kind = 'feeChanged'

/** "12 March 2026, 16:00 Lisbon time". */
function dayText(at: string, timeZone: string): string {
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone } as const
  const zone = timeZone.split('/').at(-1)?.replaceAll('_', ' ')
  return `${new Intl.DateTimeFormat('en-GB', options).format(new Date(at)).replace(' at ', ', ')} ${zone} time`
}
