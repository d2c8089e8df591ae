import type { Deps } from '../deps.ts'
import { answered, NotYet, Unprocessable } from '../reaction.ts'
import { callFor, revoked } from './access.ts'
import { type Asked, lookUp } from './book-there.ts'

const why = 'Cancelled on Sundial.'

/** A booking that was moved there goes on under another id: so often it is followed. */
const longestChain = 10

/**
 * Takes a booking out of the calendar that is kept elsewhere, under whatever id it goes on there. One of which nobody knows
 * whether it came about is looked up first. What the company refuses to cancel, because it is past or gone, is over. Throws
 * NotYet.
 */
export async function cancelThere(deps: Deps, external: Asked): Promise<void> {
  const { id, bookingId, sentAt } = external
  const found = external.externalId ?? (sentAt ? ((await lookUp(deps, external))?.id ?? null) : null)
  let next = found
  for (let links = 0; next && links < longestChain; links++) {
    // What it went on as may be what the booking is there now.
    if (links > 0 && (await isCurrent(deps, external, next))) break
    next = await cancelOne(deps, external, next)
  }
  await deps.db.externalBooking.updateMany({
    where: { id, bookingId, state: { not: 'ENDED' } },
    data: { state: 'ENDED', endedAt: deps.now() },
  })
}

const isCurrent = async ({ db }: Deps, { accountId }: Asked, externalId: string) =>
  (await db.externalBooking.count({ where: { accountId, externalId, state: 'ACTIVE' } })) > 0

/** Answers under which id it goes on; null when it is over. */
async function cancelOne(
  deps: Deps,
  { accountId, bookingId }: Asked,
  externalId: string,
): Promise<string | null> {
  const answer = await callFor(deps, accountId, (scheduling, access) =>
    scheduling.cancel(access, externalId, why),
  )
  if (answer.status === 'refused' && answer.code === revoked) throw new NotYet(answer.message)
  try {
    return answered(answer).movedTo
  } catch (error) {
    if (!(error instanceof Unprocessable)) throw error
    deps.log.warn({ bookingId, err: error }, 'not cancelled elsewhere')
    return null
  }
}
