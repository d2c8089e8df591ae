import type { ResultOf } from 'gql.tada'
import { When } from '#app/components/ui/when.tsx'
import { moving as words } from '#app/words/booking.ts'
import type { MovePart } from './documents.ts'

type Booking = NonNullable<ResultOf<typeof MovePart>['booking']>

/** To when the session is being moved, who has to answer, and what is true until then. */
export function PendingMove({ booking: { id, viewerRole, pendingMove } }: { booking: Booking }) {
  if (!pendingMove) return null
  const { startsAt, endsAt, waitsUntil } = pendingMove
  return (
    <section className="notice mt-4" aria-labelledby="pending-move">
      <h2 id="pending-move" className="font-semibold">
        {words.pending} <When at={startsAt} until={endsAt} />
      </h2>
      <p className="mt-1">
        {words.waits[viewerRole ?? ''] ?? words.waitsToOthers} {words.stands}{' '}
        <When at={waitsUntil} show="time" />
        {words.staysThere}
      </p>
      <noscript>
        <p className="mt-2">
          <a href={`/bookings/${id}`}>{words.check}</a>
        </p>
      </noscript>
    </section>
  )
}
