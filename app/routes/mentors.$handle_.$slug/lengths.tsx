import { slots as words } from '#app/words/booking.ts'

export type OfLengths = { durationMinutes: number; durationChoices: readonly number[] }

type Props = { type: OfLengths; minutes: number; page: string; zone: string }

/** How long it shall be, where that can be chosen: each length a link to its own times. */
export function Lengths({ type, minutes, page, zone }: Props) {
  if (type.durationChoices.length === 0) return null
  const all = [type.durationMinutes, ...type.durationChoices].sort((a, b) => a - b)
  return (
    <nav aria-labelledby="lengths" className="mb-6">
      <h2 id="lengths" className="text-lead font-semibold">
        {words.lengths}
      </h2>
      <ul className="mt-2 flex flex-wrap gap-2">
        {all.map((each) => (
          <li key={each}>
            <a
              className="choice"
              href={`${page}?${new URLSearchParams({ minutes: String(each), zone })}`}
              {...(each === minutes && { 'aria-current': 'true' as const })}
            >
              {words.minutes(each)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
