import { type Control, describedBy, Hint, Wrong } from '#app/components/ui/field.tsx'
import { promotionCode as words } from '#app/words/promotion.ts'

/** Where a code is typed; its effect is seen before anything is booked. */
export function CodeField({ field, applied }: { field: Control; applied: boolean }) {
  return (
    <div>
      <label htmlFor={field.id} className="label">
        {words.label}
      </label>
      <Hint field={field} hint={words.hint} />
      <div className="flex gap-2">
        <input
          id={field.id}
          key={field.key}
          name={field.name}
          defaultValue={String(field.initialValue ?? '')}
          autoComplete="off"
          className="input min-w-0 flex-1"
          data-focus={field.errors && true}
          {...describedBy(field, words.hint)}
        />
        <button
          type="submit"
          name="intent"
          value="apply"
          formNoValidate
          className="button button-quiet"
          data-pending={words.applying}
        >
          {words.apply}
        </button>
      </div>
      <Wrong field={field} />
      {applied && (
        <p role="status" tabIndex={-1} className="mt-1 text-good" data-focus>
          {words.applied}
        </p>
      )}
    </div>
  )
}
