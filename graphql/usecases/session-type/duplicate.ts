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

/** Makes a draft with all that the viewer's own type has: questions, limits and hours too. Answers with its id. */
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

async function copySchedule(tx: Tx, from: string, to: string): Promise<void> {
  const schedule = await tx.schedule.findUnique({
    where: { sessionTypeId: from },
    include: { hours: true, overrides: true },
  })
  if (!schedule) return
  await tx.schedule.create({
    data: {
      sessionTypeId: to,
      timeZone: schedule.timeZone,
      hours: { create: schedule.hours.map(({ scheduleId: _, ...hours }) => hours) },
      overrides: { create: schedule.overrides.map(({ scheduleId: _, ...date }) => date) },
    },
  })
}
