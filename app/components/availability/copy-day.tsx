import { Submit } from '#app/components/ui/submit.tsx'
import { weekdays } from '#app/time/weekdays.ts'
import { desk, hours as words } from '#app/words/desk.ts'

/** One day's hours to others, saved at once: what is typed above counts. */
export function CopyDay() {
  return (
    <fieldset className="notice mt-6">
      <legend className="sr-only">{words.copyFrom}</legend>
      <div className="flex flex-wrap items-center gap-3">
        <label htmlFor="copyFrom">{words.copyFrom}</label>
        <select id="copyFrom" name="copyFrom" className="input w-40">
          {weekdays.map((day) => (
            <option key={day} value={day}>
              {words.days[day]}
            </option>
          ))}
        </select>
        {words.copyTo}
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        {weekdays.map((day) => (
          <label key={day} className="choice text-small">
            <input type="checkbox" name="copyTo" value={day} className="tick" />
            {words.days[day]}
          </label>
        ))}
      </div>
      <p className="mt-3 flex flex-wrap gap-3">
        <Submit quiet name="intent" value="copy" pending={desk.saving}>
          {words.copy}
        </Submit>
        <Submit quiet name="intent" value="workdays" pending={desk.saving}>
          {words.copyWorkdays}
        </Submit>
      </p>
    </fieldset>
  )
}
