import { When } from '#app/components/ui/when.tsx'
import { booking as words } from '#app/words/booking.ts'
import { noShowFee } from '#app/words/no-show-fee.ts'
import type { Situated } from './situation-fields.ts'

const longCountMs = 3 * 3_600_000

/** Nobody watches a clock for days: then the day is said, and no seconds. */
const daysLong = (until: string, now: string) => Date.parse(until) - Date.parse(now) > longCountMs

/** A held time: how long still, longer, and the way to payment. The mentor sees the state alone. */
export function Waiting({ booking, saves, now }: { booking: Situated; saves: boolean; now: string }) {
  const { id, holdExpiresAt, holdExtendable, checkoutUrl, payment, viewerRole } = booking
  const { waiting } = words
  const { saving } = noShowFee
  if (payment?.state === 'PROCESSING')
    return (
      <p className="mt-2">
        {words.waiting.processing[viewerRole === 'MENTOR' ? 'MENTOR' : 'MENTEE']}{' '}
        {holdExpiresAt && (
          <>
            {words.waiting.kept} <When at={holdExpiresAt} />.
          </>
        )}
      </p>
    )
  return (
    <>
      {holdExpiresAt && daysLong(holdExpiresAt, now) && (
        <p className="mt-2">
          {words.waiting.held} <When at={holdExpiresAt} />.
        </p>
      )}
      {holdExpiresAt && !daysLong(holdExpiresAt, now) && (
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
                {saves ? saving.save : waiting.pay}
              </a>
            </p>
          ) : (
            <p className="mt-4">{saves ? saving.opening : waiting.opening}</p>
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
            <a href={`/bookings/${id}/return`}>{saves ? saving.saved : waiting.paid}</a>
          </div>
        </>
      )}
    </>
  )
}
