import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { type ZoneGroup, ZoneOptions } from '#app/components/booking/zone-options.tsx'
import { Field, Wrong } from '#app/components/ui/field.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { useReader } from '#app/time/reader.ts'
import { desk, profile as words } from '#app/words/desk.ts'
import type { ProfileFields } from './route.tsx'

type Known = Partial<Omit<ProfileFields, 'topics'>> & { topics?: readonly string[]; timeZone: string }

type Props = {
  known: Known
  zones: readonly ZoneGroup[]
  isMentor: boolean
  lastResult: SubmissionResult<string[]> | null
}

export function ProfileForm({ known, zones, isMentor, lastResult }: Props) {
  const [form, fields] = useForm<ProfileFields>({
    id: 'profile',
    lastResult,
    defaultValue: { ...known, topics: known.topics?.join(', ') ?? '', languages: known.languages ?? ['en'] },
  })
  const zone = fields.timeZone.initialValue ?? known.timeZone
  return (
    <Form method="post" id={form.id} className="mt-4 grid gap-5">
      <Field field={fields.name} label={words.name} autoComplete="name" required />
      <Field field={fields.handle} label={words.handle} hint={words.handleHint} required />
      <Field field={fields.headline} label={words.headline} hint={words.headlineHint} required />
      <Field field={fields.about} label={words.about} hint={words.aboutHint} rows={8} required />
      <Field field={fields.topics} label={words.topics} hint={words.topicsHint} required />
      <Languages name={fields.languages.name} chosen={known.languages ?? ['en']} />
      <Wrong field={fields.languages} />
      <div>
        <label htmlFor={fields.timeZone.id} className="label">
          {words.zone}
        </label>
        <select id={fields.timeZone.id} name={fields.timeZone.name} defaultValue={zone} className="input">
          <ZoneOptions zone={zone} zones={zones} />
        </select>
        <Wrong field={fields.timeZone} />
      </div>
      <div>
        <Submit pending={isMentor ? desk.saving : desk.applying}>{isMentor ? desk.save : desk.apply}</Submit>
      </div>
    </Form>
  )
}

const usual = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'sv', 'tr', 'uk', 'ar', 'hi', 'zh', 'ja', 'ko']

function Languages({ name, chosen }: { name: string; chosen: readonly string[] }) {
  const names = new Intl.DisplayNames(useReader().locale, { type: 'language' })
  return (
    <fieldset>
      <legend className="label">{words.languages}</legend>
      <div className="mt-1 flex flex-wrap gap-2">
        {[...new Set([...usual, ...chosen])].map((tag) => (
          <label key={tag} className="choice">
            <input
              type="checkbox"
              name={name}
              value={tag}
              defaultChecked={chosen.includes(tag)}
              className="tick"
            />
            {names.of(tag) ?? tag}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
