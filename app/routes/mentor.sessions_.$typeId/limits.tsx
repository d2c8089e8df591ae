import type { FieldMetadata } from '@conform-to/react'
import type { ReactNode } from 'react'
import { Field } from '#app/components/ui/field.tsx'
import { hosts } from '#app/words/hosts.ts'
import { sessionType as words } from '#app/words/session-type.ts'
import { periods, type TypeForm, units } from './form.ts'
import { numeric } from './when.tsx'

type Props = {
  fields: {
    limits: FieldMetadata<TypeForm['limits']>
    menteeLimits: FieldMetadata<TypeForm['limits']>
    activePerMentee: FieldMetadata<TypeForm['activePerMentee']>
    seats: FieldMetadata<TypeForm['seats']>
  }
}

/** How much of it can be booked; most mentors need none of these. */
export function Limits({ fields }: Props) {
  const { fields: names, sections } = words
  return (
    <>
      <Field field={fields.seats} label={hosts.seats} hint={hosts.seatsHint} {...numeric} />
      <p className="text-text-quiet">{sections.limitsText}</p>
      <Group title={sections.all} field={fields.limits} />
      <Group title={sections.each} field={fields.menteeLimits}>
        <Field field={fields.activePerMentee} label={names.active} hint={names.activeHint} {...numeric} />
      </Group>
    </>
  )
}

type GroupProps = { title: string; field: FieldMetadata<TypeForm['limits']>; children?: ReactNode }

function Group({ title, field, children }: GroupProps) {
  const limits = field.getFieldset()
  const used = /[1-9]/.test(JSON.stringify(field.initialValue ?? null))
  const wrong = Object.keys(field.allErrors).length > 0
  return (
    <details open={used || wrong} className="card">
      <summary className="cursor-pointer font-semibold">{title}</summary>
      <div className="mt-4 grid gap-5 sm:grid-cols-2">
        {periods.flatMap((period) => {
          const both = limits[period].getFieldset()
          return units.map((unit) => (
            <Field
              key={period + unit}
              field={both[unit]}
              label={`${words.units[unit]} ${words.periods[period]}, ${title.toLowerCase()}`}
              {...numeric}
            />
          ))
        })}
        {children}
      </div>
    </details>
  )
}
