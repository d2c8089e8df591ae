import { Form } from '@remix-run/react'
import { SelectField } from '#app/components/ui/select-field.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { weekdays } from '#app/time/weekdays.ts'
import { away as words } from '#app/words/availability.ts'
import { desk, hours } from '#app/words/desk.ts'
import { controlOf, DayText, type Refused, RefusedNotice } from './form-parts.tsx'

type Place = { code: string; name: string }

type Props = {
  home: { weekStartsOn: string; holidayCountry: string | null; holidayRegion: string | null }
  countries: readonly Place[]
  regions: readonly Place[]
  refused: Refused | null
}

const choices = (places: readonly Place[]) => places.map(({ code, name }) => [code, name] as const)

/** Whose holidays are kept, and when a week begins. A new country has its regions once it is saved. */
export function HomeForm({ home, countries, regions, refused }: Props) {
  const { holidayCountry, holidayRegion, weekStartsOn } = home
  const field = (name: string, known: string) => controlOf('home', name, known, refused)
  return (
    <Form method="post" className="mt-3 grid gap-4 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <RefusedNotice intent="home" refused={refused} />
      </div>
      <input type="hidden" name="regionsOf" value={holidayCountry ?? ''} />
      <SelectField
        field={field('holidayCountry', holidayCountry ?? '')}
        label={words.country}
        options={[['', words.noCountry], ...choices(countries)]}
      />
      {regions.length > 0 && (
        <SelectField
          field={field('holidayRegion', holidayRegion ?? '')}
          label={words.region}
          options={[['', words.wholeCountry], ...choices(regions)]}
        />
      )}
      <SelectField
        field={field('weekStartsOn', weekStartsOn)}
        label={words.weekStart}
        options={weekdays.map((day) => [day, hours.days[day]] as const)}
      />
      <div className="self-end">
        <Submit name="intent" value="home" pending={desk.saving}>
          {desk.save}
        </Submit>
      </div>
    </Form>
  )
}

type Kept = { date: string; name: string; takesHours: boolean }

export function ComingHolidays({ holidays }: { holidays: readonly Kept[] }) {
  return (
    <section aria-labelledby="coming">
      <h3 id="coming" className="mt-4 font-semibold">
        {words.coming}
      </h3>
      {holidays.length === 0 && <p>{words.noComing}</p>}
      <ul className="mt-2">
        {holidays.map(({ date, name, takesHours }) => (
          <li key={`${date} ${name}`}>
            <DayText day={date} />: {name}
            {takesHours && <span className="text-text-quiet">, {words.takesHours}</span>}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-small text-text-quiet">{words.source}</p>
    </section>
  )
}
