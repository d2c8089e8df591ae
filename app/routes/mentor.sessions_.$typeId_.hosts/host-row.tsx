import type { FieldMetadata } from '@conform-to/react'
import { Field, Wrong } from '#app/components/ui/field.tsx'
import { SelectField } from '#app/components/ui/select-field.tsx'
import { hosts as words } from '#app/words/hosts.ts'
import type { HostsForm } from './form.ts'

type Mentor = { handle: string; name: string }

/** Who gives a session type, as the API tells its owner. */
export type Known = {
  mentor: Mentor
  hosts: readonly {
    rotating: boolean
    accepted: boolean
    group: string | null
    priority: number | null
    weight: number | null
    mentor: Mentor
  }[]
}

const moreRows = 2
const empty = { handle: '', way: 'fixed', group: '', priority: '0', weight: '1' }

/** The texts that the form holds: its mentor first, then the others, then empty rows. */
export function shown({ mentor, hosts }: Known) {
  const known = hosts.map(({ rotating, group, priority, weight, mentor: { handle } }) => ({
    handle,
    way: rotating ? 'turns' : 'fixed',
    group: group ?? '',
    priority: String(priority ?? 0),
    weight: String(weight ?? 1),
  }))
  const own = known.length > 0 ? known : [{ ...empty, handle: mentor.handle }]
  return { hosts: [...own, ...Array.from({ length: moreRows }, () => empty)] }
}

type Props = { row: FieldMetadata<HostsForm['hosts'][number]>; n: number; type: Known }

const numeric = { type: 'number', inputMode: 'numeric' } as const

/** One mentor, and how they take part. */
export function HostRow({ row, n, type }: Props) {
  const { handle, way, group, priority, weight } = row.getFieldset()
  const known = type.hosts.find(({ mentor }) => mentor.handle === handle.initialValue)
  return (
    <fieldset className="card grid gap-4 sm:grid-cols-2">
      <legend className="px-1 text-small text-text-quiet">
        {known ? `${known.mentor.name}, ${known.accepted ? words.accepted : words.waiting}` : words.handle(n)}
      </legend>
      {n === 1 ? (
        <div>
          <p className="font-semibold">{words.you(type.mentor.name)}</p>
          <input type="hidden" name={handle.name} value={type.mentor.handle} />
          <Wrong field={handle} />
        </div>
      ) : (
        <Field field={handle} label={words.handle(n)} hint={words.handleHint} />
      )}
      <SelectField field={way} label={words.way} options={words.ways} />
      <Field field={group} label={words.groupName} hint={words.groupHint} />
      <div className="grid grid-cols-2 gap-4">
        <Field field={priority} label={words.priority} hint={words.priorityHint} {...numeric} />
        <Field field={weight} label={words.weight} hint={words.weightHint} {...numeric} />
      </div>
    </fieldset>
  )
}
