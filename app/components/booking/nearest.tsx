import { Problem } from '#app/components/ui/problem.tsx'
import { When } from '#app/components/ui/when.tsx'
import { details as words } from '#app/words/booking.ts'

type Props = {
  times: readonly { startsAt: string }[]
  page: string
  zone: string
  /** The length that was chosen; null: the usual one. */
  minutes: number | null
}

/** The time is gone: what is true now, and the nearest times as links. */
export function Nearest({ times, page, zone, minutes }: Props) {
  const kept = { zone, ...(minutes && { minutes: String(minutes) }) }
  return (
    <Problem title={words.gone}>
      <p>{words.goneText}</p>
      {times.length > 0 && <p className="mt-2">{words.nearest}</p>}
      <ul className="mt-2 flex flex-wrap gap-2">
        {times.map(({ startsAt }) => (
          <li key={startsAt}>
            <a className="choice" href={`${page}/book?${new URLSearchParams({ at: startsAt, ...kept })}`}>
              <When at={startsAt} show="moment" unnamed />
            </a>
          </li>
        ))}
      </ul>
    </Problem>
  )
}
