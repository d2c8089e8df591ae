import { When } from '#app/components/ui/when.tsx'
import { booking as words } from '#app/words/booking.ts'
import type { Situated } from './situation.tsx'

/** A held time: how long still, longer, and the way to payment. The mentor sees the state alone. */
export function Waiting({ booking, now }: { booking: Situated; now: string }) {
  const { id, holdExpiresAt, holdExtendable, checkoutUrl, payment, viewerRole } = booking
  if (payment?.state === 'PROCESSING') return <p className="mt-2">{words.waiting.processing}</p>
  return (
    <>
      {holdExpiresAt && (
        <p className="mt-2">
          {words.waiting.held} <When at={holdExpiresAt} show="time" />.{' '}
          <span hidden data-countdown={holdExpiresAt} data-now={now} data-soon={words.waiting.soon}>
            {words.waiting.left} <strong className="money" />
          </span>
        </p>
      )}
      {viewerRole !== 'MENTOR' && (
        <>
          {checkoutUrl ? (
            <p className="mt-4">
              <a href={checkoutUrl} className="button">
                {words.waiting.pay}
              </a>
            </p>
          ) : (
            <p className="mt-4">{words.waiting.opening}</p>
          )}
          <div className="mt-4 flex flex-wrap items-center gap-4">
            {holdExtendable && (
              <form method="post">
                <button
                  type="submit"
                  name="intent"
                  value="extend"
                  className="button button-quiet"
                  data-pending={words.waiting.extending}
                >
                  {words.waiting.extend}
                </button>
              </form>
            )}
            <a href={`/bookings/${id}/return`}>{words.waiting.paid}</a>
          </div>
        </>
      )}
    </>
  )
}
