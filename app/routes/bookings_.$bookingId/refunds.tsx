import { Cost, isNothing } from '#app/components/ui/cost.tsx'
import { When } from '#app/components/ui/when.tsx'
import { booking as words } from '#app/words/booking.ts'
import { payment as money } from '#app/words/payment.ts'
import { refundSaid } from '#app/words/refund.ts'
import type { Situated } from './situation-fields.ts'

const late = new Set(['LATE_PAYMENT', 'DOUBLE_PAYMENT'])

/** Whether money arrived when the time could no longer be had. */
export const cameLate = ({ payment }: Situated): boolean =>
  payment?.refunds.some(({ cause }) => late.has(cause)) ?? false

function withoutRefund(paid: string | undefined): string {
  if (paid === 'PROCESSING') return words.cancelled.underWay
  return paid === 'SUCCEEDED' ? words.cancelled.nothingBack : words.cancelled.nothingPaid
}

/** What goes back, how far it got and when it arrives; after a cancellation also that nothing does. */
export function Refunds({ booking }: { booking: Situated }) {
  const { state, price, payment, viewerRole } = booking
  const own = viewerRole === 'MENTEE'
  const said = own ? refundSaid.own : refundSaid.theirs
  const refunds = payment?.refunds ?? []
  if (refunds.length === 0) {
    if (state !== 'CANCELLED' || isNothing(price) || viewerRole === 'MENTOR') return null
    return <p className="mt-2">{withoutRefund(payment?.state)}</p>
  }
  return (
    <div className="notice mt-4">
      {cameLate(booking) && <p className="mb-2">{own ? words.late : words.lateTheirs}</p>}
      {refunds.map(({ id, state: how, amount, settledAt, settledBy, reference, withheld }) => (
        <p key={id}>
          <strong>
            <Cost of={amount} />
          </strong>{' '}
          {said[settledBy ?? (withheld ? 'WITHHELD' : how)] ?? said[how] ?? said.PENDING}
          {settledAt && how !== 'FAILED' && (
            <>
              {' '}
              <When at={settledAt} show="day" />
            </>
          )}
          {reference && ` (${reference})`}.
        </p>
      ))}
      {refunds.some(({ settledBy, withheld }) => !settledBy && !withheld) && (
        <p className="mt-1 text-small">{money.arrives}</p>
      )}
    </div>
  )
}
