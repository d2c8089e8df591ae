import { slotsOf } from '#graphql/usecases/availability/slots.ts'
import type { Deps } from '#graphql/usecases/deps.ts'
import { type BookableType, findBookableType } from '#graphql/usecases/session-type/bookable.ts'

const day = 86_400_000

/** The mentor's type of this slug, if it can be booked. */
export async function bookableTypeOf(deps: Deps, mentor: string, slug: string): Promise<BookableType | null> {
  const type = await deps.db.sessionType.findFirst({
    where: { slug, active: true, mentor: { handle: mentor } },
  })
  return type && findBookableType(deps.db, type.id)
}

/** The first open time from the instant on, within ten days. */
export async function slotNear(deps: Deps, type: BookableType, from: Date): Promise<Date | null> {
  const [slot] = await slotsOf(deps, type, { from, to: new Date(from.getTime() + 10 * day) })
  return slot?.startsAt ?? null
}
