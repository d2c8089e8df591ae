import type { ExternalBooking as There } from '#graphql/providers/scheduling/port.ts'
import type { Actor, SchedulingAccount } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { answered, Unprocessable } from '../reaction.ts'
import { callFor } from './access.ts'

/** So often a booking's way there is followed: nobody moves one more often between two looks. */
const mostLinks = 10

/** What is true there of one of our bookings, and who moved it, where it was. */
export type SeenThere = { there: There; movedBy: Actor }

/**
 * Which of our bookings it is: known by its id there, by ours that it carries, or by one of which it is the continuation.
 * Null when it is none. Throws NotYet when nobody answers.
 */
export async function oursOf(deps: Deps, account: SchedulingAccount, there: There): Promise<string | null> {
  let at: There | null = there
  for (let links = 0; at && links < mostLinks; links++) {
    const known = await linked(deps, account, at.id)
    if (known) return known
    at = at.movedFrom ? await fetched(deps, account, at.movedFrom) : null
  }
  return carried(deps, account, there)
}

async function linked({ db }: Deps, { id: accountId }: SchedulingAccount, externalId: string) {
  const link = await db.externalBooking.findUnique({
    where: { accountId_externalId: { accountId, externalId } },
  })
  return link?.bookingId ?? null
}

/** Whoever can write into that calendar can write our id too: it must be one of this mentor's, and kept there. */
async function carried({ db }: Deps, { id: accountId, mentorId, provider }: SchedulingAccount, there: There) {
  if (!there.bookingId || !isUuid.test(there.bookingId)) return null
  const kept = { OR: [{ scheduling: provider }, { externals: { some: { accountId } } }] }
  const booking = await db.booking.findFirst({ where: { id: there.bookingId, mentorId, ...kept } })
  return booking?.id ?? null
}

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * What was told, seen from the booking there that stands for ours now: where that was moved on, however often, its end is
 * what counts, and after it what was told of beside it, such as half a move of ours. That something claims to be its
 * continuation is believed only when it says so itself, for anybody can claim it. Throws NotYet when nobody answers.
 */
export async function followed(
  deps: Deps,
  account: SchedulingAccount,
  bookingId: string,
  told: There,
): Promise<SeenThere[]> {
  const known = await deps.db.externalBooking.findFirst({ where: { bookingId, state: 'ACTIVE' } })
  const current = known?.accountId === account.id ? known.externalId : null
  const alone = { there: { ...told, movedFrom: null }, movedBy: 'PROVIDER' } as const
  if (!current || (told.id === current && !told.movedTo)) return [alone]
  const begin = told.id === current ? told : await fetched(deps, account, current)
  if (!begin?.movedTo || begin.state === 'ACTIVE') return [alone]
  let end: There = begin
  const way = new Set([begin.id])
  for (let links = 0; end.movedTo && links < mostLinks; links++) {
    const next = await fetched(deps, account, end.movedTo)
    if (!next) break
    way.add(next.id)
    end = next
  }
  const went: SeenThere = { there: seenFrom(current, end), movedBy: begin.cancelledBy ?? 'PROVIDER' }
  return way.has(told.id) ? [went] : [went, alone]
}

/** Moved on, it continues what stands for ours; moved and then cancelled, whoever ended the last one cancelled ours. */
const seenFrom = (current: string, end: There): There =>
  end.state === 'ACTIVE'
    ? { ...end, movedFrom: current }
    : { ...end, id: current, movedTo: null, movedFrom: null }

/** Null when the company knows it no more. */
async function fetched(deps: Deps, { id }: SchedulingAccount, externalId: string): Promise<There | null> {
  try {
    return answered(await callFor(deps, id, (scheduling, access) => scheduling.fetch(access, externalId)))
  } catch (error) {
    if (error instanceof Unprocessable) return null
    throw error
  }
}
