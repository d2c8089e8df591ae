import { randomUUID } from 'node:crypto'
import { checkoutBooking } from '#graphql/usecases/booking/checkout.ts'
import type { CheckoutInput } from '#graphql/usecases/booking/checkout-input.ts'
import type { Deps } from '#graphql/usecases/deps.ts'
import { balanceGaps } from '#graphql/usecases/operations/balance.ts'
import { checkInvariants } from '#graphql/usecases/operations/invariants.ts'
import { syncAccount } from '#graphql/usecases/payout/sync-account.ts'
import { nobody, type Viewer } from '#graphql/usecases/viewer.ts'
import type { SessionType } from '#prisma/generated/client/client.ts'
import { test as databaseTest } from './database.ts'
import { type LiveHouse, openLiveHouse } from './live-house.ts'
import { type ResidentMentor, type Residents, residents } from './residents.ts'

type Booked = { bookingId: string; url: string | null; guest: Viewer }
type Wish = Partial<Omit<CheckoutInput, 'startsAt'>> & {
  type?: SessionType
  startsAt?: Date
  viewer?: Viewer
  /** What is different for this request alone. */
  deps?: Partial<Deps>
}

export type Scene = LiveHouse &
  Residents & {
    /** A mentor whose account at Stripe takes transfers. */
    payableMentor: () => Promise<ResidentMentor>
    /** Makes the mentor's account at Stripe; `finish` does what the mentor would do there. */
    connect: (mentor: ResidentMentor, finish?: boolean) => Promise<string>
    onboard: (accountId: string, fetched?: boolean) => Promise<void>
    /** A guest's checkout of a type of a new, payable mentor: three days ahead at ten unless wished otherwise. */
    book: (wish?: Wish) => Promise<Booked>
    /** A confirmed booking, paid with the card and settled. */
    paid: (wish?: Wish & { card?: string }) => Promise<Booked>
    booking: (id: string) => ReturnType<typeof whole>
    /** Subjects of the mails about a booking, by recipient's first name, oldest first. */
    mails: (bookingId: string) => Promise<string[]>
    /** Sum of an account's postings for the booking, debit positive. */
    balance: (account: string, bookingId: string) => Promise<bigint>
  }

/** Long before the tests run or long after: business time is the house's own. */
const opening = '2026-12-07T08:00:00Z'

const houseTest = databaseTest.extend<{ $file: { house: LiveHouse } }>({
  house: [
    async ({ database }, use) => {
      const house = await openLiveHouse(database, opening)
      await use(house)
      await house.close()
    },
    { scope: 'file' },
  ],
})

/** Vitest's `test` with a living house per file. After each test it is settled, and all invariants must hold. */
export const test = houseTest.extend<{ scene: Scene }>({
  scene: async ({ house }, use) => {
    const scene = sceneIn(house)
    await house.stripe.setFaults({ next: [] })
    house.calls.length = 0
    house.doorAnswers.length = 0
    await use(scene)
    await house.settle()
    const broken = [...(await checkInvariants(house.deps.db, house.clock.now())), ...(await gapsIn(house))]
    if (broken.length > 0) throw new Error(`invariants broken:\n${broken.join('\n')}`)
  },
})

/** What the ledger does not know of, beyond what a test had happen outside of it. */
async function gapsIn({ deps, foreign }: LiveHouse): Promise<string[]> {
  const gaps = await balanceGaps(deps)
  const unknown = gaps.reduce((sum, { there, here }) => sum + there - here, 0n) - foreign.minor
  return unknown === 0n ? [] : [`the provider has ${unknown} that the ledger does not know of`]
}

function sceneIn(house: LiveHouse): Scene {
  const { deps } = house
  const people = residents(deps)
  const connect = async (mentor: ResidentMentor, finish = true) => {
    const accountId = await openAccount(house, mentor)
    if (finish) await onboard(house, accountId)
    return accountId
  }
  const payableMentor = async () => {
    const mentor = await people.mentor()
    await connect(mentor)
    return mentor
  }
  const book = async (wish: Wish = {}) => {
    const type = wish.type ?? (await people.sessionType(await payableMentor()))
    return bookAs(house, { ...wish, type })
  }
  return {
    ...house,
    ...people,
    connect,
    payableMentor,
    book,
    onboard: (accountId, fetched = true) => onboard(house, accountId, fetched),
    async paid({ card, ...wish } = {}) {
      const booked = await book(wish)
      const status = await house.pay(booked.url, card)
      if (status !== 303) throw new Error(`not paid: ${status}`)
      await house.settle()
      return booked
    },
    booking: (id) => whole(house, id),
    mails: (bookingId) => mailsOf(house, bookingId),
    balance: (account, bookingId) => balanceOf(house, account, bookingId),
  }
}

async function openAccount({ deps }: LiveHouse, { id: mentorId, person }: ResidentMentor): Promise<string> {
  const made = await deps.payments.createAccount({
    mentorId,
    email: person.email,
    idempotencyKey: `account:${mentorId}`,
  })
  if (made.status !== 'done') throw new Error(`no account: ${made.status}`)
  const accountId = made.facts.id
  await deps.db.connectedAccount.create({ data: { mentorId, accountId, requirementsDue: [] } })
  return accountId
}

async function onboard({ deps, clock, stripe }: LiveHouse, accountId: string, fetched = true): Promise<void> {
  const link = await deps.payments.onboardingLink(accountId, 'http://localhost/a', 'http://localhost/b')
  if (link.status !== 'done') throw new Error(`no link: ${link.status}`)
  await fetch(link.facts.url, {
    method: 'POST',
    body: new URLSearchParams({ action: 'finish' }),
    redirect: 'manual',
  })
  clock.advance({ minutes: 1 })
  await stripe.runDue()
  if (fetched) await syncAccount(deps, accountId)
}

async function bookAs({ deps }: LiveHouse, wish: Wish & { type: SessionType }): Promise<Booked> {
  const { type, viewer = nobody, startsAt = daysAhead(deps.now(), 3), deps: own, ...input } = wish
  const guest = { name: 'Jonas Weber', email: `jonas-${randomUUID().slice(0, 8)}@sundial.test` }
  const answer = await checkoutBooking({ ...deps, ...own }, viewer, {
    sessionTypeId: type.id,
    startsAt,
    timeZone: 'America/New_York',
    mentee: viewer.kind === 'person' ? null : guest,
    idempotencyKey: randomUUID(),
    ...input,
  })
  const { bookingId, checkoutUrl: url } = answer
  return { bookingId, url, guest: { kind: 'guest', bookingIds: [bookingId] } }
}

/** Ten o'clock in the morning, UTC, so many days from now. */
export const daysAhead = (now: Date, days: number) =>
  new Date(`${new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10)}T10:00:00Z`)

function whole({ deps }: LiveHouse, id: string) {
  return deps.db.booking.findUniqueOrThrow({
    where: { id },
    include: {
      hosts: true,
      payments: { orderBy: { attempt: 'asc' } },
      refunds: { orderBy: { decidedAt: 'asc' } },
      payout: { include: { transfers: true, blocks: { orderBy: { since: 'asc' } } } },
      holds: true,
      complaint: true,
    },
  })
}

async function mailsOf({ deps, mail }: LiveHouse, bookingId: string): Promise<string[]> {
  const rows = await deps.db.mail.findMany({ where: { bookingId } })
  const ids = new Set(rows.map(({ id }) => `<${id}`))
  const sent = (await mail.list()).filter(({ headers }) =>
    ids.has(headers['message-id']?.split('@')[0] ?? ''),
  )
  return sent.map(({ to, subject }) => `${to.split(' ')[0]}: ${subject}`).reverse()
}

async function balanceOf({ deps }: LiveHouse, account: string, bookingId: string): Promise<bigint> {
  const { _sum } = await deps.db.posting.aggregate({
    where: { account, bookingId },
    _sum: { amountMinor: true },
  })
  return _sum.amountMinor ?? 0n
}
