import { type Control, describedBy, Hint } from '#app/components/ui/field.tsx'
import { evidence as words } from '#app/words/after-session.ts'
import { details } from '#app/words/booking.ts'
import { attachable, mostBytes } from './attachable.ts'

export type KeptFile = { id: string; name: string }

const field: Control = {
  id: 'files',
  name: 'files',
  errorId: 'files-error',
  descriptionId: 'files-hint',
}

/** Files for a complaint, and those that are handed in already: a refused form cannot bring them again. */
export function EvidenceField({ kept }: { kept: readonly KeptFile[] }) {
  return (
    <div>
      {kept.length > 0 && (
        <fieldset className="mb-2">
          <legend>{words.kept}</legend>
          {kept.map(({ id, name }) => (
            <label key={id} className="flex min-h-11 items-center gap-3">
              <input type="checkbox" name="kept" value={`${id}/${name}`} defaultChecked className="tick" />
              <span className="wrap-anywhere">{name}</span>
            </label>
          ))}
        </fieldset>
      )}
      <label htmlFor={field.id} className="label">
        {words.label}
        <span className="font-normal text-text-quiet"> ({details.optional})</span>
      </label>
      <Hint field={field} hint={words.hint} />
      <input
        id={field.id}
        name={field.name}
        type="file"
        multiple
        accept={attachable}
        className="input"
        data-most={mostBytes}
        data-too-large={details.tooLarge}
        {...describedBy(field, words.hint)}
      />
    </div>
  )
}
