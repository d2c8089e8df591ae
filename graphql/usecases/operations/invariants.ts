import { beginning, transitions } from '#graphql/domain/booking/state.ts'
import type { Deps } from '../deps.ts'
import { checks, type Violation } from './invariant-checks.ts'
import { checkShares } from './share-checks.ts'

type Row = { subject: string; detail: string }

/**
 * Every violation of what must always hold that a database can be asked about (rules 1 to 6, 9 and 14). None on a house
 * in order, whatever happened to it. All questions are asked of one moment.
 */
export async function checkInvariants({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<Violation[]> {
  const at = now()
  return db.$transaction(
    async (tx) => {
      const violations: Violation[] = []
      for (const { rule, says, sql } of checks) {
        const rows = await tx.$queryRawUnsafe<Row[]>(
          `with clock as (select $1::timestamptz as now) ${sql}`,
          at,
        )
        violations.push(...rows.map((row) => ({ rule, says, ...row })))
      }
      const moves = await tx.$queryRaw<Move[]>`
        select "from", type, "to", min(booking_id::text) as subject from event
        where type like 'booking.%' group by "from", type, "to"`
      return [...violations, ...moves.filter(isOffTheTable).map(offTheTable), ...(await checkShares(tx))]
    },
    { isolationLevel: 'RepeatableRead', timeout: 60_000 },
  )
}

type Move = { from: string | null; type: string; to: string | null; subject: string }

const legal = new Set([
  `null booking.${beginning.event} ${beginning.to}`,
  ...Object.entries(transitions).flatMap(([from, row]) =>
    Object.entries(row).flatMap(([event, { to }]) =>
      (to === 'CONFIRMING_OR_PENDING' ? ['CONFIRMING', 'PENDING'] : [to]).map(
        (state) => `${from} booking.${event} ${state}`,
      ),
    ),
  ),
])

const isOffTheTable = ({ from, type, to }: Move) => !legal.has(`${from} ${type} ${to}`)

const offTheTable = ({ from, type, to, subject }: Move): Violation => ({
  rule: 6,
  says: 'a move that the table does not have',
  subject,
  detail: `${from ?? 'nothing'} → ${to ?? 'nothing'} by ${type}`,
})
