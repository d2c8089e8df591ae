import { randomUUID } from 'node:crypto'
import { defaultRefundTiers } from '#graphql/domain/booking/refund.ts'
import { stripePayments } from '#graphql/providers/payments/stripe.ts'
import type { Db } from '#graphql/usecases/deps.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import { packagesIn } from './package-offers.ts'

/**
 * Two mentors with accounts that take transfers. Each has two paid session types and a free one; the first has six more:
 * one that both give together, one that they give by turns, one with seats, two that are asked for first, of which one
 * saves the card, and one that costs something only for who does not come. Two are sold in packages too. The types'
 * ids, the last six twice.
 */
export async function peopleIn(db: Db, stripeUrl: string, createdAt: Date): Promise<string[]> {
  await db.person.create({ data: { ...admin, createdAt } })
  const mentors = [
    (await mentorIn(db, stripeUrl, { name: 'Ana Ribeiro', createdAt })).id,
    (await mentorIn(db, stripeUrl, { name: 'Bo Lind', createdAt })).id,
  ]
  const alone: string[] = []
  for (const mentorId of mentors)
    for (const priceMinor of [8_250n, 9_999n, 0n])
      alone.push(await typeIn(db, mentorId, { slug: `for-${priceMinor}`, priceMinor }))
  const [owner = ''] = mentors
  const giving = (rotating: boolean) => ({
    create: mentors.map((mentorId, position) => ({
      mentorId,
      position,
      rotating,
      invitedAt: createdAt,
      acceptedAt: createdAt,
    })),
  })
  const shared = [
    { slug: 'together', priceMinor: 12_000n, hosts: giving(false) },
    { slug: 'by-turns', priceMinor: 7_000n, hosts: giving(true) },
    { slug: 'with-seats', priceMinor: 2_500n, seats: 2 },
    { slug: 'asked-first', priceMinor: 6_000n, requiresApproval: true },
    { slug: 'card-saved', priceMinor: 5_500n, requiresApproval: true, savesCard: true },
    { slug: 'fee', priceMinor: 0n, noShowFeeMinor: 2_000n },
  ]
  const together: string[] = []
  for (const type of shared) together.push(await typeIn(db, owner, type))
  await packagesIn(db, alone, createdAt)
  // Whoever picks one of them picks every other time one that is shared.
  return [...alone, ...together, ...together]
}

const admin = { name: 'Ingrid Holm', email: 'ingrid@sundial.test', timeZone: 'UTC', admin: true }

/** Approved, with open hours every day and an account that takes transfers; the mentor's id and the account's. */
export async function mentorIn(
  db: Db,
  stripeUrl: string,
  { name, createdAt }: { name: string; createdAt: Date },
): Promise<{ id: string; accountId: string }> {
  const handle = randomUUID().slice(0, 8)
  const person = await db.person.create({
    data: { name, email: `${handle}@sundial.test`, timeZone: 'UTC', createdAt },
  })
  const hours = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, startMinute: 540, endMinute: 1_020 }))
  const mentor = await db.mentor.create({
    data: {
      personId: person.id,
      state: 'APPROVED',
      handle,
      name,
      headline: 'Helps',
      topics: [],
      languages: ['en'],
      timeZone: 'UTC',
      avatarSvg: '<svg xmlns="http://www.w3.org/2000/svg"/>',
      schedule: { create: { timeZone: 'UTC', hours: { create: hours } } },
    },
  })
  const accountId = await openAccount(stripeUrl, mentor.id, person.email)
  await db.connectedAccount.create({ data: { mentorId: mentor.id, accountId, requirementsDue: [] } })
  return { id: mentor.id, accountId }
}

/** At the payment company, with all details handed in. */
async function openAccount(stripeUrl: string, mentorId: string, email: string): Promise<string> {
  const payments = stripePayments({ secretKey: 'sk_test_real', apiBase: stripeUrl })
  const made = await payments.createAccount({ mentorId, email, idempotencyKey: mentorId })
  if (made.status !== 'done') throw new Error(`no account: ${made.status}`)
  await handIn(stripeUrl, made.facts.id)
  return made.facts.id
}

/** Gives the payment company all that it asks of an account. */
export async function handIn(stripeUrl: string, accountId: string): Promise<void> {
  const payments = stripePayments({ secretKey: 'sk_test_real', apiBase: stripeUrl })
  const link = await payments.onboardingLink(accountId, 'http://localhost/a', 'http://localhost/b')
  if (link.status !== 'done') throw new Error(`no link: ${link.status}`)
  const body = new URLSearchParams({ action: 'finish' })
  await fetch(link.facts.url, { method: 'POST', body, redirect: 'manual' })
}

type TypeRow = Omit<Prisma.SessionTypeUncheckedCreateInput, 'mentorId'>
type Offered = Pick<TypeRow, 'slug' | 'priceMinor'> & Partial<TypeRow>

/** A session type of an hour that can be booked; its id. */
export async function typeIn(db: Db, mentorId: string, offered: Offered): Promise<string> {
  const { id } = await db.sessionType.create({
    data: {
      mentorId,
      title: 'Career roadmap',
      durationMinutes: 60,
      currency: 'USD',
      active: true,
      placeKind: 'LINK',
      placeDetail: 'https://meet.sundial.test/room',
      refundTiers: defaultRefundTiers.map((tier) => ({ ...tier })),
      ...offered,
    },
  })
  return id
}
