import { Form } from '@remix-run/react'
import { type ZoneGroup, ZoneOptions } from '#app/components/booking/zone-options.tsx'
import { Field, Wrong } from '#app/components/ui/field.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { away as words } from '#app/words/availability.ts'
import { desk } from '#app/words/desk.ts'
import { controlOf, type Refused, RefusedNotice } from './form-parts.tsx'

type Props = { refused: Refused | null }

export function TimeOffForm({ refused }: Props) {
  const field = (name: string) => controlOf('timeOff', name, '', refused)
  return (
    <Form method="post" className="mt-3 grid gap-4 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <RefusedNotice intent="timeOff" refused={refused} />
      </div>
      <Field field={field('firstDate')} label={words.first} type="date" required />
      <Field field={field('lastDate')} label={words.last} type="date" required />
      <Field field={field('reason')} label={words.reason} hint={words.reasonHint} />
      <div className="self-end">
        <Submit name="intent" value="timeOff" pending={desk.saving}>
          {words.takeOff}
        </Submit>
      </div>
    </Form>
  )
}

export function TravelForm({ refused, zone, zones }: Props & { zone: string; zones: readonly ZoneGroup[] }) {
  const field = (name: string) => controlOf('travel', name, '', refused)
  const place = controlOf('travel', 'timeZone', zone, refused)
  return (
    <Form method="post" className="mt-3 grid gap-4 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <RefusedNotice intent="travel" refused={refused} />
      </div>
      <Field field={field('firstDate')} label={words.first} type="date" required />
      <Field field={field('lastDate')} label={words.last} type="date" required />
      <div>
        <label htmlFor={place.id} className="label">
          {words.zone}
        </label>
        <select id={place.id} name={place.name} defaultValue={String(place.initialValue)} className="input">
          <ZoneOptions zone={zone} zones={zones} />
        </select>
        <Wrong field={place} />
      </div>
      <div className="self-end">
        <Submit name="intent" value="travel" pending={desk.saving}>
          {words.go}
        </Submit>
      </div>
    </Form>
  )
}
