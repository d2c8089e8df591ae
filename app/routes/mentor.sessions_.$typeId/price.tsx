import type { FieldMetadata } from '@conform-to/react'
import type { ReactNode } from 'react'
import { Field } from '#app/components/ui/field.tsx'
import { SelectField } from '#app/components/ui/select-field.tsx'
import { companyLacks } from '#app/words/payment.ts'
import { sessionType } from '#app/words/session-type.ts'
import type { TypeForm } from './form.ts'
import { Questions } from './questions.tsx'

/** What can be sold here: in which currencies, and by what the payment company can do. */
export type Sellable = { can: readonly string[]; currencies: readonly string[] }

type Props = {
  fields: {
    price: FieldMetadata<TypeForm['price']>
    noShowFee: FieldMetadata<TypeForm['noShowFee']>
    questions: FieldMetadata<TypeForm['questions']>
  }
  share: ReactNode
  sellable: Sellable
}

const { fields: names } = sessionType

/** What it costs, not to come and what is asked included; a fee that cannot be charged here is not offered. */
export function Price({
  fields: { price, noShowFee, questions },
  share,
  sellable: { can, currencies },
}: Props) {
  const { amount, currency } = price.getFieldset()
  const own = String(currency.initialValue ?? '')
  const codes = [...new Set([...currencies, own].filter(Boolean))]
  const charged = can.includes('SAVE_CARDS')
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field field={amount} label={names.amount} hint={names.amountHint} inputMode="decimal" required />
        <SelectField
          field={currency}
          label={names.currency}
          hint={names.currencyHint}
          options={codes.map((code) => [code, code] as const)}
        />
      </div>
      {share}
      {(charged || noShowFee.initialValue) && (
        <Field
          field={noShowFee}
          label={names.fee}
          hint={charged ? names.feeHint : companyLacks.fee}
          inputMode="decimal"
        />
      )}
      <h3 className="font-semibold">{sessionType.questions}</h3>
      <p className="text-text-quiet">{sessionType.questionHint}</p>
      <Questions rows={questions.getFieldList()} />
    </>
  )
}
