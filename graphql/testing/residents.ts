import { randomUUID } from 'node:crypto'
import { defaultRefundTiers } from '#graphql/domain/booking/refund.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { checkoutBooking } from '#graphql/usecases/booking/checkout.ts'
import type { Deps } from '#graphql/usecases/deps.ts'
import { takeFacts } from '#graphql/usecases/payment/fulfil-checkout.ts'
import { nobody, type PersonViewer, type Viewer } from '#graphql/usecases/viewer.ts'
import type { Mentor, Person, Prisma, SessionType } from '#prisma/generated/client/client.ts'

export type ResidentMentor = Mentor & { person: Person }

type MentorChanges = Partial<Omit<Prisma.MentorUncheckedCreateInput, 'personId'>> & {
  email?: string
  /** `ready` can be paid, `started` has an account whose details are missing. */
  account?: 'ready' | 'started' | 'none'
  /** Every day from 9 to 17 in the mentor's zone; false: no schedule was saved yet. */
  schedule?: boolean
}
type PersonChanges = Partial<Prisma.PersonUncheckedCreateInput>
type TypeChanges = Partial<Omit<Prisma.SessionTypeUncheckedCreateInput, 'mentorId'>>
type Wish = { type?: SessionType; mentor?: ResidentMentor; mentee?: Person | null; startsAt?: Date | string }

/** Believable people, what they offer and what they booked. Every call makes somebody new. */
export type Residents = {
  mentor: (changes?: MentorChanges) => Promise<ResidentMentor>
  mentee: (changes?: PersonChanges) => Promise<Person>
  admin: (changes?: PersonChanges) => Promise<Person>
  /** Paid (82.50 USD for an hour) and active unless changed. */
  sessionType: (mentor: Pick<Mentor, 'id'>, changes?: TypeChanges) => Promise<SessionType>
  /** A confirmed booking of a free type, made by the use case. A null mentee books as a guest. */
  freeBooking: (wish?: Wish) => ReturnType<typeof found>
  /** A booking that is held and waits for its payment; its Checkout Session is not opened. */
  heldBooking: (wish?: Wish) => ReturnType<typeof found>
  /** A confirmed booking of a paid type, captured as if the payment company had said so. */
  paidBooking: (wish?: Wish) => ReturnType<typeof found>
  viewerOf: (who: Person | ResidentMentor) => PersonViewer
}

let counter = 0
const next = () => ++counter

export function residents(deps: Deps): Residents {
  const person = (name: string, address: string, changes: PersonChanges = {}) =>
    deps.db.person.create({
      data: { name, email: `${address}${next()}@sundial.test`, timeZone: 'America/New_York', ...changes },
    })
  const mentor = (changes?: MentorChanges) => moveIn(deps, person, changes)
  const sessionType = (of: Pick<Mentor, 'id'>, changes: TypeChanges = {}) =>
    deps.db.sessionType.create({ data: { ...roadmap(), ...changes, mentorId: of.id } })
  const booked = async (wish: Wish, price: bigint) => {
    const host = wish.mentor ?? (wish.type ? null : await mentor({ account: 'ready' }))
    const type = wish.type ?? (await sessionType(host ?? { id: '' }, { priceMinor: price }))
    const mentee = wish.mentee === undefined ? await person('Maya Osei', 'maya') : wish.mentee
    return book(deps, type, mentee, wish.startsAt)
  }
  return {
    mentor,
    sessionType,
    viewerOf,
    mentee: (changes) => person('Maya Osei', 'maya', changes),
    admin: (changes) => person('Ingrid Holm', 'ingrid', { admin: true, ...changes }),
    freeBooking: async (wish = {}) => found(deps, await booked(wish, 0n)),
    heldBooking: async (wish = {}) => found(deps, await booked(wish, 8_250n)),
    paidBooking: async (wish = {}) => {
      const id = await booked(wish, 8_250n)
      await pay(deps, id)
      return found(deps, id)
    },
  }
}

type MakePerson = (name: string, address: string, changes?: PersonChanges) => Promise<Person>

async function moveIn(
  { db }: Deps,
  person: MakePerson,
  { account = 'none', schedule = true, email, ...changes }: MentorChanges = {},
) {
  const name = changes.name ?? 'Ana Ribeiro'
  const timeZone = changes.timeZone ?? 'Europe/Lisbon'
  const { id: personId } = await person(name, 'ana', { timeZone, ...(email ? { email } : {}) })
  const hours = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, startMinute: 540, endMinute: 1_020 }))
  return db.mentor.create({
    data: {
      personId,
      state: 'APPROVED',
      handle: `ana-${next()}-${personId.slice(-6)}`,
      headline: 'Staff engineer who has hired for six teams',
      about: 'I help people move from writing code to leading work.',
      topics: ['career', 'system design'],
      languages: ['en', 'pt'],
      avatarSvg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
      ...changes,
      name,
      timeZone,
      ...(schedule ? { schedule: { create: { timeZone, hours: { create: hours } } } } : {}),
      ...(account === 'none' ? {} : { connectedAccount: { create: connected(account) } }),
    },
    include: { person: true },
  })
}

const connected = (account: 'ready' | 'started') => ({
  accountId: `acct_${next()}${randomUUID().slice(0, 8)}`,
  detailsSubmitted: account === 'ready',
  transfers: account === 'ready' ? ('ACTIVE' as const) : ('INACTIVE' as const),
  payoutsEnabled: account === 'ready',
  requirementsDue: account === 'ready' ? [] : ['external_account'],
})

const roadmap = () => ({
  slug: `career-roadmap-${next()}`,
  title: 'Career roadmap',
  description: 'Where you are, where you want to be, and the steps in between.',
  durationMinutes: 60,
  priceMinor: 8_250n,
  currency: 'USD',
  active: true,
  placeKind: 'LINK' as const,
  placeDetail: 'https://meet.sundial.test/ana',
  refundTiers: defaultRefundTiers.map((tier) => ({ ...tier })),
})

/** By default three days ahead at 10:00 UTC, an hour later for each booking that the mentor has. */
async function book(deps: Deps, type: SessionType, mentee: Person | null, startsAt?: Date | string) {
  const before = await deps.db.booking.count({ where: { mentorId: type.mentorId } })
  const day = new Date(deps.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10)
  const first = new Date(`${day}T10:00:00Z`).getTime() + before * 3_600_000
  const viewer: Viewer = mentee ? viewerOf(mentee) : nobody
  const { bookingId } = await checkoutBooking(deps, viewer, {
    sessionTypeId: type.id,
    startsAt: new Date(startsAt ?? first),
    timeZone: 'America/New_York',
    mentee: mentee ? null : { name: 'Jonas Weber', email: `jonas${next()}@sundial.test` },
    idempotencyKey: randomUUID(),
  })
  return bookingId
}

async function pay(deps: Deps, bookingId: string) {
  const booking = await deps.db.booking.findUniqueOrThrow({ where: { id: bookingId } })
  const amount = storedMoney(booking.priceMinor, booking.currency)
  const n = `${next()}${bookingId.slice(-6)}`
  await takeFacts(deps, {
    id: `cs_${n}`,
    status: 'complete',
    url: null,
    expiresAt: deps.now(),
    amount,
    payment: {
      state: 'captured',
      paymentIntentId: `pi_${n}`,
      chargeId: `ch_${n}`,
      amount,
      capturedAt: deps.now(),
      fee: null,
    },
    metadata: { bookingId, attempt: '1' },
  })
}

async function found(deps: Deps, id: string) {
  return deps.db.booking.findUniqueOrThrow({
    where: { id },
    include: { payments: true, payout: true, mentor: { include: { person: true } } },
  })
}

function viewerOf(who: Person | ResidentMentor): PersonViewer {
  const person = 'person' in who ? who.person : who
  const mentorId = 'person' in who ? who.id : null
  return { kind: 'person', personId: person.id, mentorId, admin: person.admin, bookingIds: [] }
}
