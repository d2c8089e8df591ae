import type { Booked } from '#graphql/domain/availability/limits.ts'
import type { SlotQuestion, SlotWindow } from '#graphql/domain/availability/question.ts'
import type { BookingState, Prisma } from '#prisma/generated/client/client.ts'
import { isOfTeam } from '../session-type/team.ts'
import { byKey } from './by-key.ts'
import type { Reading } from './reading.ts'
import type { Wanted, Wisher } from './wanted.ts'

/** What counts: everything that was asked for and neither ended unpaid nor was called off. */
const counting: BookingState[] = [
  'AWAITING_PAYMENT',
  'PENDING',
  'CONFIRMING',
  'CONFIRMED',
  'COMPLETED',
  'NO_SHOW',
]
const ahead: BookingState[] = ['AWAITING_PAYMENT', 'PENDING', 'CONFIRMING', 'CONFIRMED']

const needed = {
  id: true,
  mentorId: true,
  sessionTypeId: true,
  sessionType: { select: { hosts: { select: { mentorId: true }, take: 1 } } },
  startsAt: true,
  endsAt: true,
  menteeId: true,
  menteeEmail: true,
  hosts: { select: { mentorId: true }, orderBy: { mentorId: 'asc' } },
} satisfies Prisma.BookingSelect

type Mentee = NonNullable<SlotQuestion['mentee']>
type Row = Prisma.BookingGetPayload<{ select: typeof needed }>

/** What counts against limits, and whose it is. */
export type Counted = {
  ofHost: (mentorId: string) => Booked[]
  ofType: (sessionTypeId: string) => Booked[]
  /** Of all types that several give with this mentor. */
  ofTeam: (mentorId: string) => Booked[]
  /** What the one who asks has booked of that type; null while nobody is known to ask. */
  ofMentee: (wanted: Wanted) => Promise<Mentee | null>
}

type Whose = {
  mentorIds: readonly string[]
  sessionTypeIds: readonly string[]
  teamsOf: readonly string[]
}

/** The bookings of these types, and all that these mentors give, that start in the window and count against limits. */
export async function bookedOf(
  reading: Reading,
  { mentorIds, sessionTypeIds, teamsOf }: Whose,
  window: SlotWindow,
): Promise<Counted> {
  const rows = await reading.db.booking.findMany({
    where: {
      state: { in: counting },
      startsAt: { gte: new Date(window.from), lt: new Date(window.to) },
      OR: [
        { hosts: { some: { mentorId: { in: [...mentorIds] } } } },
        { sessionTypeId: { in: [...sessionTypeIds] } },
        ...(teamsOf.length > 0
          ? [{ mentorId: { in: [...teamsOf] }, sessionType: { hosts: { some: {} } } }]
          : []),
      ],
    },
    select: needed,
  })
  const sessions = asSessions(rows)
  const given = sessions.flatMap((session) => session.hostIds.map((id) => [id, session] as const))
  const ofHosts = byKey(given, (entry) => entry)
  const ofTypes = byKey(sessions, (session) => [session.sessionTypeId, session])
  const ofTeams = byKey(
    sessions.filter(({ ofTeam }) => ofTeam),
    (session) => [session.ownerId, session],
  )
  const eachOfTypes = byKey(rows, (row) => [row.sessionTypeId, row])
  return {
    ofHost: (mentorId) => ofHosts.get(mentorId) ?? [],
    ofType: (typeId) => ofTypes.get(typeId) ?? [],
    ofTeam: (mentorId) => ofTeams.get(mentorId) ?? [],
    ofMentee: (wanted) => theirs(reading, wanted, eachOfTypes.get(wanted.id) ?? []),
  }
}

type Session = Booked & {
  readonly sessionTypeId: string
  readonly ownerId: string
  readonly ofTeam: boolean
  readonly hostIds: readonly string[]
}

/** The seats of one group session are one session for those who give it, which no single booking's move takes away. */
function asSessions(rows: readonly Row[]): Session[] {
  const seats = byKey(rows, (row) => [
    [row.sessionTypeId, row.startsAt.getTime(), ...hostsOf(row)].join(),
    row,
  ])
  return [...seats.values()].flatMap(([row, ...others]) => {
    if (!row) return []
    const { bookingId, ...session } = {
      ...asBooked(row),
      sessionTypeId: row.sessionTypeId,
      ownerId: row.mentorId,
      ofTeam: isOfTeam(row.sessionType),
    }
    return others.length > 0 ? [session] : [{ ...session, bookingId }]
  })
}

async function theirs(
  { db, now }: Reading,
  { id: sessionTypeId, mentee, movingBookingId }: Wanted,
  rows: readonly Row[],
): Promise<Mentee | null> {
  if (!mentee) return null
  const who = await knownAs(db, mentee)
  const open = await db.booking.count({
    where: {
      sessionTypeId,
      state: { in: ahead },
      endsAt: { gt: now() },
      OR: conditions(who),
      ...(movingBookingId ? { id: { not: movingBookingId } } : {}),
    },
  })
  return { booked: rows.filter((row) => isTheirs(row, who)).map(asBooked), ahead: open }
}

const hostsOf = ({ hosts }: Row): string[] => hosts.map(({ mentorId }) => mentorId)

const asBooked = (row: Row) => ({
  startsAt: row.startsAt.getTime(),
  endsAt: row.endsAt.getTime(),
  hostIds: hostsOf(row),
  bookingId: row.id,
})

/** A person's address stands for the person too: what was booked as a guest counts. */
async function knownAs(db: Reading['db'], { personId, email }: Wisher): Promise<Wisher> {
  if (!personId || email) return { personId: personId ?? null, email: email ?? null }
  const person = await db.person.findUnique({ where: { id: personId } })
  return { personId, email: person?.email ?? null }
}

function isTheirs(
  row: { menteeId: string | null; menteeEmail: string },
  { personId, email }: Wisher,
): boolean {
  return (
    (personId != null && row.menteeId === personId) ||
    (email != null && row.menteeEmail.toLowerCase() === email.toLowerCase())
  )
}

const conditions = ({ personId, email }: Wisher): Prisma.BookingWhereInput[] => [
  ...(personId ? [{ menteeId: personId }] : []),
  ...(email ? [{ menteeEmail: email }] : []),
]
