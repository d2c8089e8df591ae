import type { Booked } from '#graphql/domain/availability/limits.ts'
import type { SlotWindow } from '#graphql/domain/availability/question.ts'
import type { BookingState, Prisma } from '#prisma/generated/client/client.ts'
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
  startsAt: true,
  endsAt: true,
  menteeId: true,
  menteeEmail: true,
} satisfies Prisma.BookingSelect

type Row = Prisma.BookingGetPayload<{ select: typeof needed }>

type Theirs = { booked: Booked[]; ahead: number } | null

/** What counts against limits, and whose it is. */
export type Counted = {
  ofMentor: (mentorId: string) => Booked[]
  ofType: (sessionTypeId: string) => Booked[]
  /** What the one who asks has booked of that type; null while nobody is known to ask. */
  ofMentee: (wanted: Wanted) => Promise<Theirs>
}

/** The bookings of these mentors that start in the window and count against limits. */
export async function bookedOf(
  reading: Reading,
  mentorIds: readonly string[],
  window: SlotWindow,
): Promise<Counted> {
  const rows = await reading.db.booking.findMany({
    where: {
      mentorId: { in: [...mentorIds] },
      state: { in: counting },
      startsAt: { gte: new Date(window.from), lt: new Date(window.to) },
    },
    select: needed,
  })
  const ofMentors = byKey(rows, (row) => [row.mentorId, asBooked(row)])
  const ofTypes = byKey(rows, (row) => [row.sessionTypeId, row])
  const rowsOf = (typeId: string) => ofTypes.get(typeId) ?? []
  return {
    ofMentor: (mentorId) => ofMentors.get(mentorId) ?? [],
    ofType: (typeId) => rowsOf(typeId).map(asBooked),
    ofMentee: (wanted) => theirs(reading, wanted, rowsOf(wanted.id)),
  }
}

async function theirs(
  { db, now }: Reading,
  { id: sessionTypeId, mentee, movingBookingId }: Wanted,
  rows: readonly Row[],
): Promise<Theirs> {
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

const asBooked = ({ id, mentorId, startsAt, endsAt }: Row): Booked => ({
  startsAt: startsAt.getTime(),
  endsAt: endsAt.getTime(),
  hostId: mentorId,
  bookingId: id,
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
