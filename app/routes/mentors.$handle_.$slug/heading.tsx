import { giversOf, giversText } from '#app/components/session-type/givers.tsx'
import { type Amount, Cost, isNothing } from '#app/components/ui/cost.tsx'
import { slots as words } from '#app/words/booking.ts'
import { serviceFee as feeWords } from '#app/words/fee.ts'
import { noShowFee } from '#app/words/no-show-fee.ts'

type Fee = { basisPoints: number; fixed: readonly { currency: string }[] }

type Props = {
  type: Parameters<typeof giversOf>[0] &
    Parameters<typeof giversText>[0] & {
      title: string
      price: Amount
      noShowFee: Amount | null
      requiresApproval: boolean
    }
  minutes: number
  fee: Fee
}

/** Who gives it, what it is called, how long it takes and what it costs. */
export function Heading({ type, minutes, fee }: Props) {
  return (
    <>
      <p className="flex flex-wrap gap-x-4">
        {giversOf(type).map(({ handle: of, name }) => (
          <a key={of} href={`/mentors/${of}`}>
            {name}
          </a>
        ))}
      </p>
      <h1 className="mt-2 text-title font-semibold">{type.title}</h1>
      <p className="mt-1">
        {words.minutes(minutes)}, <Cost of={type.price} orFree />
        {comesOn(fee, type.price) && ` ${feeWords.plus}`}
        {type.noShowFee && (
          <>
            {' '}
            (<Cost of={type.noShowFee} /> {noShowFee.heading})
          </>
        )}
        , {giversText(type)}
        {type.requiresApproval && `. ${words.approval}`}
      </p>
    </>
  )
}

/** Whether a service fee comes on a price. */
const comesOn = ({ basisPoints, fixed }: Fee, price: Amount) =>
  !isNothing(price) && (basisPoints > 0 || fixed.some(({ currency }) => currency === price.currency))
