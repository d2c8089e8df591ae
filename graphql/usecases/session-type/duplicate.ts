import { randomUUID } from 'node:crypto'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { freeSlug, placeForAnother } from './create.ts'
import { findOwnType, typeChanged } from './own.ts'

export const duplicateTypeErrors = [InputInvalid, SessionTypeNotFound] as const

const mostTitle = 100

/**
 * Makes a draft with all that the viewer's own type has, questions, limits and hours too; not with its other hosts, who
 * were asked for that one. Answers with its id.
 */
export async function duplicateSessionType(deps: Deps, viewer: PersonViewer, from: string): Promise<string> {
  return inTransaction(deps, async (tx) => {
    const { questions, limits, ...type } = await findOwnType(tx, viewer, from)
    const { slugs, position } = await placeForAnother(tx, type.mentorId)
    const id = randomUUID()
    await tx.sessionType.create({
      data: {
        ...type,
        id,
        refundTiers: type.refundTiers as Prisma.InputJsonValue,
        title: `Copy of ${type.title}`.slice(0, mostTitle),
        slug: freeSlug(slugs, type.slug),
        position,
        active: false,
        // What stands there is the one that it was made from.
        scheduling: 'NATIVE',
        restrictionId: await copyNamed(tx, type.restrictionId),
        createdAt: deps.now(),
      },
    })
    await tx.question.createMany({
      data: questions.map(({ optionPricesMinor, ...question }) => ({
        ...question,
        sessionTypeId: id,
        id: randomUUID(),
        optionPricesMinor: optionPricesMinor as Prisma.InputJsonValue,
      })),
    })
    await tx.bookingLimit.createMany({
      data: limits.map((limit) => ({ ...limit, sessionTypeId: id, id: randomUUID() })),
    })
    await copySchedule(tx, from, id)
    await typeChanged(tx, viewer, { id, mentorId: type.mentorId })
    return id
  })
}

const stored = { hours: true, overrides: true } as const

async function copySchedule(tx: Tx, from: string, to: string): Promise<void> {
  const schedule = await tx.schedule.findUnique({ where: { sessionTypeId: from }, include: stored })
  if (schedule) await tx.schedule.create({ data: { sessionTypeId: to, ...copyOf(schedule) } })
}

async function copyNamed(tx: Tx, from: string | null): Promise<string | null> {
  const schedule = from && (await tx.schedule.findUnique({ where: { id: from }, include: stored }))
  return schedule ? (await tx.schedule.create({ data: copyOf(schedule) })).id : null
}

const copyOf = ({ timeZone, hours, overrides }: Prisma.ScheduleGetPayload<{ include: typeof stored }>) => ({
  timeZone,
  hours: { create: hours.map(({ scheduleId: _, ...range }) => range) },
  overrides: { create: overrides.map(({ scheduleId: _, ...date }) => date) },
})
