import type { FieldMetadata } from '@conform-to/react'
import { type Amount, costText } from '#app/components/ui/cost.tsx'
import { describedBy, Wrong } from '#app/components/ui/field.tsx'
import { useReader } from '#app/time/reader.ts'
import { details } from '#app/words/booking.ts'
import { noShowFee } from '#app/words/no-show-fee.ts'
import { request } from '#app/words/request.ts'

type Type = { requiresApproval: boolean; savesCard: boolean }

type Props = {
  type: Type
  paid: boolean
  /** By a transfer from the mentee's bank. */
  byInvoice: boolean
  /** What it costs; null while the answers may still add to it. */
  total: Amount | null
}

/** Whether a request only saves the card, to be charged when the mentor says yes. */
export const savesCard = (type: Type) => type.requiresApproval && type.savesCard

/** What happens with the money, and what going on allows us to do: said before the button. */
export function Agreement({ type, paid, byInvoice, total }: Props) {
  const { locale } = useReader()
  const { book: words } = request
  if (paid && savesCard(type))
    return (
      <>
        <p className="text-small text-text-quiet">{words.saveHint}</p>
        <p className="notice">{total ? words.consent(costText(total, locale)) : words.consentMore}</p>
      </>
    )
  return (
    <>
      {paid && (
        <p className="own-payment text-small text-text-quiet">
          {byInvoice ? details.invoiceHint : details.payHint}
        </p>
      )}
      {type.requiresApproval && <p className="notice">{paid ? words.hint : words.freeHint}</p>}
    </>
  )
}

type FeeProps = { fee: Amount; field: FieldMetadata<string> }

/** A fee for not coming: what it is, and the yes without which nothing is booked. */
export function FeeAgreement({ fee, field }: FeeProps) {
  const { locale } = useReader()
  const { book: words } = noShowFee
  const amount = costText(fee, locale)
  return (
    <div>
      <p className="notice">{words.said(amount)}</p>
      <label className="mt-2 flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          id={field.id}
          name={field.name}
          value={fee.amount}
          required
          className="tick"
          {...describedBy(field)}
        />
        {words.agree(amount)}
      </label>
      <Wrong field={field} />
    </div>
  )
}
