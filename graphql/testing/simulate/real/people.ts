import { randomUUID } from 'node:crypto'
import { defaultRefundTiers } from '#graphql/domain/booking/refund.ts'
import { stripePayments } from '#graphql/providers/payments/stripe.ts'
import type { Db } from '#graphql/usecases/deps.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'

/**
 * Two mentors with accounts that take transfers. Each has two paid session types and a free one; the first has three
 * more: one that both give together, one that they give by turns, and one with seats. The types' ids, the last three twice.
 */
export async function peopleIn(db: Db, stripeUrl: string, createdAt: Date): Promise<string[]> {
  const mentors = [
    await mentorIn(db, stripeUrl, { name: 'Ana Ribeiro', createdAt }),
    await mentorIn(db, stripeUrl, { name: 'Bo Lind', createdAt }),
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
  ]
  const together: string[] = []
  for (const type of shared) together.push(await typeIn(db, owner, type))
  // Whoever picks one of them picks every other time one that is shared.
  return [...alone, ...together, ...together]
}

async function mentorIn(
  db: Db,
  stripeUrl: string,
  { name, createdAt }: { name: string; createdAt: Date },
): Promise<string> {
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
  return mentor.id
}

/** At the payment company, with all details handed in. */
async function openAccount(stripeUrl: string, mentorId: string, email: string): Promise<string> {
  const payments = stripePayments({ secretKey: 'sk_test_real', apiBase: stripeUrl })
  const made = await payments.createAccount({ mentorId, email, idempotencyKey: mentorId })
  if (made.status !== 'done') throw new Error(`no account: ${made.status}`)
  const link = await payments.onboardingLink(made.facts.id, 'http://localhost/a', 'http://localhost/b')
  if (link.status !== 'done') throw new Error(`no link: ${link.status}`)
  const body = new URLSearchParams({ action: 'finish' })
  await fetch(link.facts.url, { method: 'POST', body, redirect: 'manual' })
  return made.facts.id
}

type Offered = Pick<Prisma.SessionTypeUncheckedCreateInput, 'slug' | 'priceMinor' | 'seats' | 'hosts'>

async function typeIn(db: Db, mentorId: string, offered: Offered): Promise<string> {
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
