import { type Amount, Cost } from '#app/components/ui/cost.tsx'
import { When } from '#app/components/ui/when.tsx'
import { earnings as words } from '#app/words/desk.ts'

type Payout = {
  id: string
  state: string
  releaseAt: string
  paidAt: string | null
  amount: Amount
  platformFee: Amount
  blocks: readonly { reason: string }[]
  booking: { id: string; title: string; menteeName: string; startsAt: string; price: Amount }
}

/** Every share with its split: what was paid, what the platform keeps, what is the mentor's and where it is. */
export function PayoutTable({ payouts }: { payouts: readonly Payout[] }) {
  if (payouts.length === 0) return null
  return (
    <>
      <h2 id="payouts" className="mt-8 text-lead font-semibold">
        {words.list}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section aria-labelledby="payouts" tabIndex={0} className="mt-2 overflow-x-auto">
        <table className="w-full text-start">
          <thead>
            <tr className="border-b border-line text-small text-text-quiet">
              <th scope="col" className="py-2 pe-4 text-start font-normal">
                {words.session}
              </th>
              <th scope="col" className="py-2 pe-4 text-end font-normal">
                {words.price}
              </th>
              <th scope="col" className="py-2 pe-4 text-end font-normal">
                {words.fee}
              </th>
              <th scope="col" className="py-2 pe-4 text-end font-normal">
                {words.share}
              </th>
              <th scope="col" className="py-2 text-start font-normal">
                {words.state}
              </th>
            </tr>
          </thead>
          <tbody>
            {payouts.map((payout) => (
              <Row key={payout.id} payout={payout} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function Row({ payout }: { payout: Payout }) {
  const { state, releaseAt, paidAt, amount, platformFee, blocks, booking } = payout
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="py-2 pe-4 text-start font-normal">
        <a href={`/bookings/${booking.id}`}>
          {booking.title}, {booking.menteeName}
        </a>
        <br />
        <When at={booking.startsAt} />
      </th>
      <td className="py-2 pe-4 text-end">
        <Cost of={booking.price} />
      </td>
      <td className="py-2 pe-4 text-end">
        <Cost of={platformFee} />
      </td>
      <td className="py-2 pe-4 text-end font-semibold">
        <Cost of={amount} />
      </td>
      <td className="py-2">
        {words.states[state] ?? state}
        {state === 'HELD' && (
          <>
            {', '}
            {words.until} <When at={releaseAt} />
          </>
        )}
        {state === 'PAID' && paidAt && (
          <>
            {', '}
            <When at={paidAt} show="day" />
          </>
        )}
        {blocks.map(({ reason }) => (
          <span key={reason}>: {words.reasons[reason] ?? reason}</span>
        ))}
      </td>
    </tr>
  )
}
