import { randomUUID } from 'node:crypto'
import type { HostDraft } from '#graphql/domain/session-type/hosts.ts'
import { checkoutBooking } from '#graphql/usecases/booking/checkout.ts'
import { acceptInvitation } from '#graphql/usecases/session-type/hosting.ts'
import { saveHosts } from '#graphql/usecases/session-type/save-hosts.ts'
import { nobody } from '#graphql/usecases/viewer.ts'
import type { Prisma, SessionType } from '#prisma/generated/client/client.ts'
import type { House } from './furnish.ts'
import type { ResidentMentor } from './residents.ts'

type Member = { name: string } & Partial<Omit<HostDraft, 'handle'>>

/** Mentors in UTC who give one free type of the first of them, an hour each from nine to five; all have accepted. */
export async function teamOf(
  house: Pick<House, 'deps' | 'mentor' | 'sessionType' | 'viewerOf'>,
  members: readonly Member[],
  type: Partial<Omit<Prisma.SessionTypeUncheckedCreateInput, 'mentorId'>> = {},
): Promise<{ type: SessionType; mentors: ResidentMentor[] }> {
  const mentors: ResidentMentor[] = []
  for (const { name } of members)
    mentors.push(await house.mentor({ name, timeZone: 'UTC', account: 'ready' }))
  const [owner, ...others] = mentors
  if (!owner) throw new Error('a team has somebody')
  const made = await house.sessionType(owner, { priceMinor: 0n, ...type })
  const drafts = members.map(({ name: _, ...how }, index) => ({
    handle: mentors[index]?.handle ?? '',
    rotating: false,
    group: null,
    priority: 0,
    weight: 1,
    ...how,
  }))
  await saveHosts(house.deps, house.viewerOf(owner), made.id, drafts)
  for (const other of others) await acceptInvitation(house.deps, house.viewerOf(other), made.id)
  return { type: made, mentors }
}

/** A guest books it; the id of the booking. */
export async function bookAt(
  { deps }: Pick<House, 'deps'>,
  type: Pick<SessionType, 'id'>,
  startsAt: string,
  email = `${randomUUID()}@sundial.test`,
): Promise<string> {
  const { bookingId } = await checkoutBooking(deps, nobody, {
    sessionTypeId: type.id,
    startsAt: new Date(startsAt),
    timeZone: 'UTC',
    mentee: { name: 'Maya Osei', email },
    idempotencyKey: randomUUID(),
  })
  return bookingId
}

/** The names of those who give a booking, and of those whose time it holds, each in order. */
export async function givenBy({ deps }: Pick<House, 'deps'>, bookingId: string) {
  const { hosts, holds } = await deps.db.booking.findUniqueOrThrow({
    where: { id: bookingId },
    include: { hosts: { include: { mentor: true }, orderBy: { position: 'asc' } }, holds: true },
  })
  const held = new Set(holds.map(({ hostId }) => hostId))
  return {
    hosts: hosts.map(({ mentor }) => mentor.name),
    held: hosts.filter(({ mentorId }) => held.has(mentorId)).map(({ mentor }) => mentor.name),
    rows: holds.length,
  }
}
