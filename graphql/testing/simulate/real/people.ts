import { randomUUID } from 'node:crypto'
import { defaultRefundTiers } from '#graphql/domain/booking/refund.ts'
import { stripePayments } from '#graphql/providers/payments/stripe.ts'
import type { Db } from '#graphql/usecases/deps.ts'

/** Two mentors with accounts that take transfers, each with a paid and a free session type; the types' ids. */
export async function peopleIn(db: Db, stripeUrl: string, createdAt: Date): Promise<string[]> {
  const payments = stripePayments({ secretKey: 'sk_test_real', apiBase: stripeUrl })
  const types: string[] = []
  for (const name of ['Ana Ribeiro', 'Bo Lind']) {
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
    const made = await payments.createAccount({
      mentorId: mentor.id,
      email: person.email,
      idempotencyKey: mentor.id,
    })
    if (made.status !== 'done') throw new Error(`no account: ${made.status}`)
    const link = await payments.onboardingLink(made.facts.id, 'http://localhost/a', 'http://localhost/b')
    if (link.status !== 'done') throw new Error(`no link: ${link.status}`)
    await fetch(link.facts.url, {
      method: 'POST',
      body: new URLSearchParams({ action: 'finish' }),
      redirect: 'manual',
    })
    await db.connectedAccount.create({
      data: { mentorId: mentor.id, accountId: made.facts.id, requirementsDue: [] },
    })
    for (const priceMinor of [8_250n, 9_999n, 0n]) {
      const { id } = await db.sessionType.create({
        data: {
          mentorId: mentor.id,
          slug: `for-${priceMinor}`,
          title: 'Career roadmap',
          durationMinutes: 60,
          priceMinor,
          currency: 'USD',
          active: true,
          placeKind: 'LINK',
          placeDetail: 'https://meet.sundial.test/room',
          refundTiers: defaultRefundTiers.map((tier) => ({ ...tier })),
        },
      })
      types.push(id)
    }
  }
  return types
}
