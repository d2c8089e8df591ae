import type { FieldMetadata } from '@conform-to/react'
import { request } from '#app/words/request.ts'
import type { TypeForm } from './form.ts'

type Props = {
  fields: {
    requiresApproval: FieldMetadata<TypeForm['requiresApproval']>
    pendingHoldsSlot: FieldMetadata<TypeForm['pendingHoldsSlot']>
    savesCard: FieldMetadata<TypeForm['savesCard']>
  }
}

const { form: words } = request

/** Whether the mentor answers each request first, and what becomes of its time and of the card until then. */
export function Approval({ fields: { requiresApproval, pendingHoldsSlot, savesCard } }: Props) {
  return (
    <>
      <Choice field={requiresApproval} label={words.requires} hint={words.requiresHint} />
      <Choice field={pendingHoldsSlot} label={words.keeps} hint={words.keepsHint} />
      <Choice field={savesCard} label={words.saves} hint={words.savesHint} />
    </>
  )
}

type ChoiceProps = { field: FieldMetadata<boolean>; label: string; hint: string }

function Choice({ field: { id, name, initialValue }, label, hint }: ChoiceProps) {
  return (
    <div>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name={name}
          defaultChecked={String(initialValue) === 'on'}
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
