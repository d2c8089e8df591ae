import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Db, Tx } from '../deps.ts'

export const inOrder = [
  { position: 'asc' },
  { mentorId: 'asc' },
] satisfies Prisma.BookingHostOrderByWithRelationInput[]

/** Those who give a booking, in order, with what names them. */
export const givers = {
  include: { mentor: true },
  orderBy: inOrder,
} satisfies Prisma.Booking$hostsArgs

export type Giver = Prisma.BookingHostGetPayload<typeof givers>

export const hostsOf = (db: Db | Tx, bookingId: string): Promise<Giver[]> =>
  db.bookingHost.findMany({ where: { bookingId }, ...givers })

const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** "Ana Ribeiro", "Ana Ribeiro and Ben Adler": those who will be there. */
export const namesTogether = (hosts: readonly { mentor: { name: string } }[]): string =>
  listed.format(hosts.map(({ mentor }) => mentor.name))
