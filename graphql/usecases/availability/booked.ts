import type { Booked } from '#graphql/domain/availability/limits.ts'
import type { SlotWindow } from '#graphql/domain/availability/question.ts'
import type { BookingState, Prisma } from '#prisma/generated/client/client.ts'
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

type Counted = {
  ofMentor: Booked[]
  ofType: Booked[]
  mentee: { booked: Booked[]; ahead: number } | null
}

/** The bookings that count against the limits of the type, its mentor, and the mentee who asks. */
export async function bookedOf({ db, now }: Reading, wanted: Wanted, window: SlotWindow): Promise<Counted> {
  const { id: sessionTypeId, mentorId, mentee, movingBookingId } = wanted
  const others = movingBookingId ? { id: { not: movingBookingId } } : {}
  const rows = await db.booking.findMany({
    where: {
      mentorId,
      state: { in: counting },
      startsAt: { gte: new Date(window.from), lt: new Date(window.to) },
      ...others,
    },
    select: {
      id: true,
      sessionTypeId: true,
      startsAt: true,
      endsAt: true,
      menteeId: true,
      menteeEmail: true,
    },
  })
  const ofType = rows.filter((row) => row.sessionTypeId === sessionTypeId)
  const who = mentee && (await knownAs(db, mentee))
  const theirs = who && ofType.filter((row) => isTheirs(row, who))
  const open = who && {
    sessionTypeId,
    state: { in: ahead },
    endsAt: { gt: now() },
    ...others,
    OR: conditions(who),
  }
  return {
    ofMentor: rows.map(asBooked(mentorId)),
    ofType: ofType.map(asBooked(mentorId)),
    mentee:
      theirs && open
        ? { booked: theirs.map(asBooked(mentorId)), ahead: await db.booking.count({ where: open }) }
        : null,
  }
}

const asBooked =
  (hostId: string) =>
  ({ id, startsAt, endsAt }: { id: string; startsAt: Date; endsAt: Date }): Booked => ({
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
    hostId,
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
