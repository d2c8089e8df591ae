import type { SlotQuestion } from '#graphql/domain/availability/question.ts'
import type { Schedule } from '#graphql/domain/availability/schedule.ts'
import type { Listing, Offer } from '#graphql/domain/mentor/listing.ts'
import { searchedDays } from '#graphql/domain/mentor/search.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import { readBusyAnew } from '../availability/busy-anew.ts'
import { questionsOf } from '../availability/question.ts'
import type { Reading } from '../availability/reading.ts'
import { timed } from '../availability/wanted.ts'
import { bookable, lengthsOf } from '../session-type/bookable.ts'

const day = 86_400_000

const listed = {
  ...timed,
  mentor: {
    select: {
      ...timed.mentor.select,
      personId: true,
      handle: true,
      name: true,
      headline: true,
      topics: true,
      languages: true,
    },
  },
} satisfies Prisma.SessionTypeInclude

type ListedType = Prisma.SessionTypeGetPayload<{ include: typeof listed }>

/** Those of the mentors who can be searched: public, with something to book. In no particular order. */
export async function readListings(deps: Reading, mentorIds: readonly string[]): Promise<Listing[]> {
  const now = deps.now().getTime()
  const types = await deps.db.sessionType.findMany({
    where: { ...bookable, mentorId: { in: [...mentorIds] } },
    include: listed,
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  if (types.length === 0) return []
  const [questions, given] = await Promise.all([
    questionsOf(deps, types, searched(now)),
    sessionsGiven(deps, mentorIds),
  ])
  const listings = new Map<string, Listing & { offers: Offer[] }>()
  const shared = sharedSchedules()
  for (const [index, question] of questions.entries()) {
    const type = types[index] as ListedType
    const { id: mentorId, personId, handle, timeZone, name, headline, topics, languages } = type.mentor
    const listing = listings.get(mentorId) ?? {
      mentorId,
      personId,
      handle,
      timeZone,
      name,
      headline,
      topics,
      languages,
      sessionsGiven: given.get(mentorId) ?? 0,
      offers: [],
    }
    listing.offers.push(offerOf(type, shared(question)))
    listings.set(mentorId, listing)
  }
  return [...listings.values()]
}

/** The listings as bookings leave them: for those of whom a booking changes nothing but when they are busy. */
export async function readBookings(deps: Reading, listings: readonly Listing[]): Promise<Listing[]> {
  if (listings.length === 0) return []
  const questions = listings.flatMap(({ offers }) => offers.map(({ question }) => question))
  const [busyAnew, given] = await Promise.all([
    readBusyAnew(deps, questions, searched(deps.now().getTime())),
    sessionsGiven(
      deps,
      listings.map(({ mentorId }) => mentorId),
    ),
  ])
  return listings.map((listing) => ({
    ...listing,
    sessionsGiven: given.get(listing.mentorId) ?? 0,
    offers: listing.offers.map((offer) => ({
      ...offer,
      question: { ...offer.question, hosts: busyAnew(offer.question) },
    })),
  }))
}

const searched = (now: number) => ({ from: now, to: now + (searchedDays + 2) * day })

function offerOf(type: ListedType, question: SlotQuestion): Offer {
  const { minor: priceMinor, currency } = storedMoney(type.priceMinor, type.currency)
  return {
    sessionTypeId: type.id,
    priceMinor,
    currency,
    lengths: lengthsOf(type),
    question: { ...question, durationMinutes: type.durationMinutes },
  }
}

/** Few weeks are kept by many mentors: what is worked out for one is kept for all who have it. */
function sharedSchedules() {
  const known = new Map<string, Schedule>()
  const same = (schedule: Schedule) => {
    const key = JSON.stringify(schedule)
    const first = known.get(key) ?? schedule
    known.set(key, first)
    return first
  }
  return (question: SlotQuestion): SlotQuestion => ({
    ...question,
    hosts: question.hosts.map((host) => ({ ...host, schedule: same(host.schedule) })),
  })
}

/** How many sessions each of them gave; who gave none is left out. */
async function sessionsGiven({ db }: Reading, mentorIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ mentorId: string; given: number }[]>`
    select mentor_id as "mentorId", count(*)::int as given from booking
    where mentor_id = any(${mentorIds}::uuid[]) and state = 'COMPLETED' group by mentor_id`
  return new Map(rows.map(({ mentorId, given }) => [mentorId, given]))
}
