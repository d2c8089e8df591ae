import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Db, Tx } from '../deps.ts'

const stored = { include: { hours: true, overrides: true } } satisfies Prisma.ScheduleDefaultArgs

const calendar = {
  include: { schedule: stored, limits: true, teamLimits: true },
} satisfies Prisma.MentorDefaultArgs

const needed = {
  mentor: calendar,
  hosts: { include: { mentor: calendar, schedule: stored }, orderBy: { position: 'asc' } },
  schedule: stored,
  restriction: stored,
  limits: true,
  questions: { orderBy: { position: 'asc' } },
} satisfies Prisma.SessionTypeInclude

/** A session type with all that booking it needs to know. */
export type BookableType = Prisma.SessionTypeGetPayload<{ include: typeof needed }>

/** What the public may see and book: active, of an approved mentor. */
export const bookable = {
  active: true,
  mentor: { state: 'APPROVED' },
} satisfies Prisma.SessionTypeWhereInput

/** One that exists, whether or not it is still offered. */
export const findType = (db: Db | Tx, id: string): Promise<BookableType> =>
  db.sessionType.findUniqueOrThrow({ where: { id }, include: needed })

/** All lengths in which it can be booked, its usual one first. */
export const lengthsOf = (type: Pick<BookableType, 'durationMinutes' | 'durationChoices'>): number[] => [
  type.durationMinutes,
  ...type.durationChoices,
]

/** The type as it is booked with this length: its own, or one of its choices. Any other changes nothing. */
export function inLength(type: BookableType, durationMinutes: number | null | undefined): BookableType {
  if (!durationMinutes || !lengthsOf(type).includes(durationMinutes)) return type
  return { ...type, durationMinutes }
}

/** Throws SessionTypeNotFound; an inactive type is as good as none. */
export async function findBookableType(db: Db | Tx, id: string): Promise<BookableType> {
  const type = await db.sessionType.findFirst({ where: { id, ...bookable }, include: needed })
  if (!type) throw new SessionTypeNotFound()
  return type
}
