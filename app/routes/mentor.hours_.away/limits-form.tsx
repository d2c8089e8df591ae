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

/** Where the form has what the API calls by its place among the limits that were sent. */
export function limitField(path: string, form: FormData): string {
  const [, place] = /^(?:limits|teamLimits)\[(\d+)\]/.exec(path) ?? []
  const limit = limitsIn(form)[Number(place)]
  return limit ? `${limit.unit}.${limit.period}` : path
}

type Props = { intent: 'limits' | 'teamLimits'; limits: readonly Limit[]; refused: Refused | null }

export function LimitsForm({ intent, limits, refused }: Props) {
  const known = (unit: string, period: string) =>
    limits.find((each) => each.unit === unit && each.period === period)?.most ?? ''
  return (
    <Form method="post" className="mt-3 grid gap-4 sm:grid-cols-4">
      <div className="sm:col-span-4">
        <RefusedNotice intent={intent} refused={refused} />
      </div>
      {kinds.map(({ unit, period }) => (
        <Field
          key={`${unit}.${period}`}
          field={controlOf(intent, `${unit}.${period}`, String(known(unit, period)), refused)}
          label={words.limit(unit, period)}
          inputMode="numeric"
        />
      ))}
      <div className="sm:col-span-4">
        <Submit name="intent" value={intent} pending={desk.saving}>
          {desk.save}
        </Submit>
      </div>
    </Form>
  )
}
