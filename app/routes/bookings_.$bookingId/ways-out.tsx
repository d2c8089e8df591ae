import { type Amount, isNothing } from '#app/components/ui/cost.tsx'
import { When } from '#app/components/ui/when.tsx'
import { moving, booking as words } from '#app/words/booking.ts'

type Props = {
  booking: {
    id: string
    cancellable: boolean
    reschedulable: boolean
    viewerRole: string | null
    freeToCancelUntil: string | null
    price: Amount
  }
}

/** What can still be done about the session: moved, cancelled. */
export function WaysOut({ booking }: Props) {
  const { id, cancellable, reschedulable, viewerRole, freeToCancelUntil, price } = booking
  const matters = cancellable && viewerRole !== 'MENTOR' && !isNothing(price)
  return (
    <>
      {freeToCancelUntil && matters && (
        <p className="notice mt-6">
          {moving.free} <When at={freeToCancelUntil} />
        </p>
      )}
      {(reschedulable || cancellable) && (
        <p className="mt-8 flex min-h-11 flex-wrap items-center gap-x-6">
          {reschedulable && <a href={`/bookings/${id}/move`}>{words.move}</a>}
          {cancellable && <a href={`/bookings/${id}/cancel`}>{words.cancel}</a>}
        </p>
      )}
    </>
  )
}
