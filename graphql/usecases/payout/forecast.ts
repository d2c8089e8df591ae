import { storedMoney } from '#graphql/domain/money/stored.ts'
import { forecastOf, type WeekAhead } from '#graphql/domain/payout/forecast.ts'
import type { Deps } from '../deps.ts'
import type { PersonViewer } from '../viewer.ts'
import { paidStates } from './filter.ts'

const aheadMs = 26 * 7 * 86_400_000

/** What will be released to the viewer as a mentor in the coming half year, by week; what is blocked is left out. */
export async function releasesAhead(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { mentorId }: Pick<PersonViewer, 'mentorId'>,
): Promise<WeekAhead[]> {
  if (mentorId === null) return []
  const at = now()
  const mentor = await db.mentor.findUniqueOrThrow({ where: { id: mentorId } })
  const rows = await db.payout.findMany({
    where: {
      mentorId,
      amountMinor: { gt: 0n },
      releaseAt: { lt: new Date(at.getTime() + aheadMs) },
      ...paidStates(['HELD']),
    },
    select: { releaseAt: true, amountMinor: true, currency: true, booking: { select: { endsAt: true } } },
  })
  const shares = rows.map(({ releaseAt, amountMinor, currency, booking }) => ({
    releaseAt,
    endsAt: booking.endsAt,
    ...storedMoney(amountMinor, currency),
  }))
  return forecastOf(shares, { at, ...mentor })
}
