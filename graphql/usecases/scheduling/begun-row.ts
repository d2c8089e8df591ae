import { zoneName } from '#graphql/domain/availability/zone.ts'
import type { ExternalBooking as There } from '#graphql/providers/scheduling/port.ts'
import { rowOf } from '../booking/reserve.ts'
import type { Deps, Tx } from '../deps.ts'
import { feesNow } from '../fee/applied.ts'
import type { BookableType } from '../session-type/bookable.ts'

const hour = 3_600_000

type Begun = { type: BookableType; there: There }

/** A booking that was begun on another company’s page, as its row: priced as here, on the terms that hold now. */
export async function begunRow(tx: Tx, deps: Deps, bookingId: string, { type, there }: Begun) {
  const { name = '', email = '', timeZone = '' } = there.attendee ?? {}
  const person = await tx.person.findUnique({ where: { email } })
  const fees = await feesNow(tx, deps.settings, { mentorId: type.mentorId, programId: null })
  const input = {
    startsAt: there.startsAt,
    menteeTimeZone: zoneName(timeZone) ?? type.mentor.timeZone,
    menteeName: name.slice(0, 100) || email,
    menteeEmail: email,
    menteeId: person?.id ?? null,
    programId: null,
    answers: [],
    sourceHash: null,
  }
  const reservation = { bookingId, wanted: type, input, terms: { applied: null, ...fees } }
  return { ...rowOf(reservation, null, deps.now(), deps), holdExpiresAt: payBy(deps, there.startsAt) }
}

/** They come from a mail, not from a page: a day, or until an hour before the start; never less than a hold. */
function payBy({ now, settings }: Deps, startsAt: Date): Date {
  const at = now().getTime()
  const until = Math.min(at + 24 * hour - hour, startsAt.getTime() - hour)
  return new Date(Math.max(until, at + settings.holdMinutes * 60_000))
}
