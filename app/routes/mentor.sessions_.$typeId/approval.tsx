import type { FieldMetadata } from '@conform-to/react'
import { companyLacks } from '#app/words/payment.ts'
import { request } from '#app/words/request.ts'
import type { TypeForm } from './form.ts'

type Props = {
  fields: {
    requiresApproval: FieldMetadata<TypeForm['requiresApproval']>
    pendingHoldsSlot: FieldMetadata<TypeForm['pendingHoldsSlot']>
    savesCard: FieldMetadata<TypeForm['savesCard']>
  }
  /** What the payment company here can do. */
  can: readonly string[]
}

const { form: words } = request
const isOn = ({ initialValue }: FieldMetadata<boolean>) => String(initialValue) === 'on'

/** Whether the mentor answers each request first, and what becomes of its time and of the card until then. */
export function Approval({ fields: { requiresApproval, pendingHoldsSlot, savesCard }, can }: Props) {
  const [reserves, saves] = [can.includes('AUTHORISE'), can.includes('SAVE_CARDS')]
  return (
    <>
      <Choice
        field={requiresApproval}
        label={words.requires}
        hint={reserves ? words.requiresHint : companyLacks.reserve}
      />
      <Choice field={pendingHoldsSlot} label={words.keeps} hint={words.keepsHint} />
      {(saves || isOn(savesCard)) && (
        <Choice field={savesCard} label={words.saves} hint={saves ? words.savesHint : companyLacks.card} />
      )}
    </>
  )
}

type ChoiceProps = { field: FieldMetadata<boolean>; label: string; hint: string }

function Choice({ field, label, hint }: ChoiceProps) {
  const { id, name } = field
  return (
    <div>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name={name}
          defaultChecked={isOn(field)}
          aria-describedby={`${id}-hint`}
          className="tick"
        />
        {label}
      </label>
      <p id={`${id}-hint`} className="text-small text-text-quiet">
        {hint}
      </p>
    </div>
  )
}
