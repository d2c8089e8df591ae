import { Form } from '@remix-run/react'
import { Field } from '#app/components/ui/field.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { away as words } from '#app/words/availability.ts'
import { desk } from '#app/words/desk.ts'
import { controlOf, type Refused, RefusedNotice } from './form-parts.tsx'

const periods = ['DAY', 'WEEK', 'MONTH', 'YEAR'] as const
const units = ['BOOKINGS', 'MINUTES'] as const
const kinds = units.flatMap((unit) => periods.map((period) => ({ unit, period })))

type Limit = { unit: string; period: string; most: number }

/** The limits as the API takes them: a field that is empty is none. */
export function limitsIn(form: FormData) {
  return kinds.flatMap(({ unit, period }) => {
    const text = String(form.get(`${unit}.${period}`) ?? '').trim()
    const most = Number(text)
    // What is no number of the API's is sent as one that it refuses, in words.
    return text === ''
      ? []
      : [{ unit, period, most: Number.isSafeInteger(most) && most < 2 ** 31 ? most : 0 }]
  })
}

export function LimitsForm({ limits, refused }: { limits: readonly Limit[]; refused: Refused | null }) {
  const known = (unit: string, period: string) =>
    limits.find((each) => each.unit === unit && each.period === period)?.most ?? ''
  return (
    <Form method="post" className="mt-3 grid gap-4 sm:grid-cols-4">
      <div className="sm:col-span-4">
        <RefusedNotice intent="limits" refused={refused} />
        {refused?.intent === 'limits' &&
          Object.values(refused.errors).map((errors) => <p key={errors.join()}>{errors.join(' ')}</p>)}
      </div>
      {kinds.map(({ unit, period }) => (
        <Field
          key={`${unit}.${period}`}
          field={controlOf('limits', `${unit}.${period}`, String(known(unit, period)), refused)}
          label={words.limit(unit, period)}
          inputMode="numeric"
        />
      ))}
      <div className="sm:col-span-4">
        <Submit name="intent" value="limits" pending={desk.saving}>
          {desk.save}
        </Submit>
      </div>
    </Form>
  )
}
