import { cancelBooking } from '#graphql/usecases/booking/cancel.ts'
import { checkoutBooking } from '#graphql/usecases/booking/checkout.ts'
import { secretHash } from '#graphql/usecases/partner/key.ts'
import { nobody, type PersonViewer } from '#graphql/usecases/viewer.ts'
import type { Builder } from './builder.ts'
import { type Household, moveIn, settleMentor } from './moving-in.ts'
import { type Plan, plans } from './plans.ts'
import { guests, mentees, mentors, wishes } from './residents.ts'
import { bookableTypeOf, slotNear } from './slots.ts'

const hour = 3_600_000

/**
 * Builds the demo town the way it would have grown: people sign up, mentors are approved and offer sessions, bookings are
 * made, paid, held and cancelled over six weeks, by the use cases themselves and against the sandboxes. Ends at `today`.
 */
export async function buildTown(builder: Builder, today: Date): Promise<void> {
  const { deps, demo } = builder
  const admin = await moveIn(
    deps,
    { name: 'Ada Lindgren', email: 'admin@sundial.test', timeZone: 'Europe/Lisbon' },
    demo,
  )
  await deps.db.person.update({ where: { id: admin.personId }, data: { admin: true } })
  const household: Household = { ...builder, admin: { ...admin, admin: true } }
  for (const resident of mentors) await settleMentor(household, resident)
  const people = []
  for (const mentee of mentees) people.push(await moveIn(deps, mentee, demo))
  await builder.advanceTo(new Date(deps.now().getTime() + hour))
  for (const plan of plansInOrder(today)) await carryOut(builder, people, plan, today)
  await builder.advanceTo(today)
  await demoKey(builder, admin.personId)
}

/** Everything that somebody does, in the order in which they do it. */
const plansInOrder = (today: Date) =>
  [...plans].sort((a, b) => instant(today, a.bookedDaysAgo) - instant(today, b.bookedDaysAgo))

const instant = (today: Date, daysAgo: number) => today.getTime() - daysAgo * 24 * hour

async function carryOut(builder: Builder, people: PersonViewer[], plan: Plan, today: Date): Promise<void> {
  const { deps, advanceTo, pay } = builder
  const at = new Date(instant(today, plan.bookedDaysAgo))
  if (at > deps.now()) await advanceTo(at)
  const type = await bookableTypeOf(deps, plan.mentor, plan.type)
  const startsAt = type && (await slotNear(deps, type, new Date(instant(today, -plan.inDays))))
  if (!type || !startsAt) return
  const person = typeof plan.by === 'number' ? people[plan.by] : undefined
  const guest =
    typeof plan.by === 'string' ? guests.find(({ email }) => email.startsWith(plan.by as string)) : undefined
  const { bookingId, checkoutUrl } = await checkoutBooking(deps, person ?? nobody, {
    sessionTypeId: type.id,
    startsAt,
    timeZone: guest?.timeZone ?? mentees[Number(plan.by)]?.timeZone ?? 'UTC',
    mentee: guest ? { name: guest.name, email: guest.email } : null,
    answers: type.questions.map(({ id, kind }, index) => ({
      questionId: id,
      value:
        kind === 'LINK'
          ? 'https://example.com/my-project'
          : (wishes[(index + plan.inDays + 60) % wishes.length] ?? ''),
    })),
    idempotencyKey: crypto.randomUUID(),
  })
  if (checkoutUrl && plan.card) {
    await pay(checkoutUrl, plan.card)
    await advanceTo(new Date(deps.now().getTime() + 60_000))
  }
  if (plan.restrict) await withAccount(builder, type.mentorId, builder.restrict)
  if (plan.drawsOut) await withAccount(builder, type.mentorId, builder.drawOut)
  if (plan.cancel) await cancelLater({ deps, advanceTo }, { bookingId, startsAt, type, person }, plan.cancel)
}

async function withAccount(
  { deps }: Builder,
  mentorId: string,
  act: (accountId: string) => Promise<void>,
): Promise<void> {
  const account = await deps.db.connectedAccount.findUnique({ where: { mentorId } })
  if (account?.accountId) await act(account.accountId)
}

type Cancelled = {
  bookingId: string
  startsAt: Date
  type: NonNullable<Awaited<ReturnType<typeof bookableTypeOf>>>
  person: PersonViewer | undefined
}

async function cancelLater(
  { deps, advanceTo }: Pick<Builder, 'deps' | 'advanceTo'>,
  { bookingId, startsAt, type, person }: Cancelled,
  { by, hoursBefore, reason }: NonNullable<Plan['cancel']>,
): Promise<void> {
  await advanceTo(new Date(startsAt.getTime() - hoursBefore * hour))
  const mentor: PersonViewer = {
    kind: 'person',
    personId: type.mentor.personId,
    mentorId: type.mentorId,
    admin: false,
    bookingIds: [],
  }
  const mentee = person ?? { kind: 'guest' as const, bookingIds: [bookingId] }
  await cancelBooking(deps, by === 'MENTOR' ? mentor : mentee, { bookingId, reason })
}

/** The partner's key comes last: with it the town stands. */
async function demoKey({ deps: { db }, demo: { apiKey } }: Builder, createdById: string): Promise<void> {
  const program = await db.program.create({ data: { slug: 'northside', name: 'Northside University' } })
  await db.apiKey.create({
    data: {
      programId: program.id,
      name: 'Demo key',
      secretHash: secretHash(apiKey),
      scopes: ['READ', 'BOOK'],
      createdById,
    },
  })
}
