import type { Told } from '../provider.ts'

/** Who moved or cancelled there, where the company says so. */
export type By = 'MENTOR' | 'MENTEE' | null

/** A booking in the calendar of another company; `bookingId` is ours, where it was made for one. */
export type There = {
  readonly id: string
  readonly startsAt: number
  readonly bookingId: string | null
  readonly movedFrom: string | null
  active: boolean
  movedTo: string | null
  by: By
}

/** What we know to stand there for a booking of ours, or want to. */
export type Link = {
  readonly bookingId: string
  externalId: string | null
  state: 'ASKED' | 'ACTIVE' | 'CANCELLING' | 'ENDED'
  startsAt: number
  sentAt: number | null
}

/** A move that we ask for: both times are kept until it is made there. */
export type Moving = {
  readonly startsAt: number
  readonly by: 'MENTEE' | 'MENTOR'
  readonly deadline: number
  sentAt: number | null
}

/** A company in miniature that keeps the calendar of one host: nobody's, where `host` is null. */
export type Company = {
  readonly host: number | null
  /** Whether it knows a move as one act; else the new time is booked, and then the old one is cancelled. */
  readonly moves: boolean
  /** Whether it answers us: it may be away, or the mentor has taken our access back. */
  answers: boolean
  bookings: Map<string, There>
  /** What of it is known here, by its id there. */
  known: Map<string, Link>
  /** What nobody has looked at since it changed. */
  changed: Set<string>
  /** When everything that changed was asked for last. */
  polledAt: number
  /** The mentor's own business there, and what a person looks at. */
  left: Set<string>
  wires: Told[]
}

export const newCompany = (host: number | null, moves: boolean, wires: Told[]): Company => ({
  ...{ host, moves, wires, answers: true },
  bookings: new Map(),
  known: new Map(),
  changed: new Set(),
  polledAt: 0,
  left: new Set(),
})

function tellOf({ changed, wires }: Company, id: string): void {
  changed.add(id)
  wires.push({ type: 'there', id })
}

type Wanted = Pick<There, 'startsAt' | 'bookingId'> & { movedFrom?: string | null }

/** Null: somebody else has the time there. It does not know that it was asked the same before. */
export function makeThere(company: Company, { startsAt, bookingId, movedFrom = null }: Wanted): There | null {
  const others = [...company.bookings.values()].some(
    (each) =>
      each.active && each.startsAt === startsAt && (bookingId === null || each.bookingId !== bookingId),
  )
  if (others) return null
  const id = `ext${company.bookings.size + 1}`
  const there = { id, startsAt, bookingId, movedFrom, active: true, movedTo: null, by: null }
  company.bookings.set(id, there)
  tellOf(company, id)
  return there
}

export function endThere(company: Company, there: There, by: By, movedTo: string | null = null): void {
  if (!there.active) return
  Object.assign(there, { active: false, by, movedTo })
  tellOf(company, there.id)
}

/** Under another id, with what it carries. Null: the time is taken, and the old one stands. */
export function shiftThere(company: Company, there: There, startsAt: number, by: By): There | null {
  if (!there.active || (by !== null && isTaken(company, there, startsAt))) return null
  const next = makeThere(company, { startsAt, bookingId: there.bookingId, movedFrom: there.id })
  if (next) endThere(company, there, by, next.id)
  return next
}

/** A person sees the calendar as it is, and moves nothing onto what stands there. */
const isTaken = ({ bookings }: Company, there: There, startsAt: number) =>
  [...bookings.values()].some((each) => each !== there && each.active && each.startsAt === startsAt)

/** The latest that carries our id; one that is over only where there is no other. */
export function findThere({ bookings }: Company, bookingId: string): There | null {
  const ours = [...bookings.values()].filter((each) => each.bookingId === bookingId)
  return ours.findLast(({ active }) => active) ?? ours.at(-1) ?? null
}
