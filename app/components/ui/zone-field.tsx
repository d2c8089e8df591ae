import type { FieldMetadata } from '@conform-to/react'
import type { ComponentProps } from 'react'
import { ZoneOptions } from '#app/components/booking/zone-options.tsx'
import { describedBy, Wrong } from './field.tsx'

type Props = {
  field: FieldMetadata<string>
  label: string
  zones: ComponentProps<typeof ZoneOptions>['zones']
}

/** Where somebody lives by the clock. */
export function ZoneField({ field, label, zones }: Props) {
  const chosen = field.initialValue ?? 'UTC'
  return (
    <div>
      <label htmlFor={field.id} className="label">
        {label}
      </label>
      <select id={field.id} name={field.name} defaultValue={chosen} className="input" {...describedBy(field)}>
        <ZoneOptions zone={chosen} zones={zones} />
      </select>
      <Wrong field={field} />
    </div>
  )
}
