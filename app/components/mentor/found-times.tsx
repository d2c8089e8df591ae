import { type FragmentOf, readFragment } from 'gql.tada'
import { graphql } from '#app/api/gql.ts'
import { whenText } from '#app/components/ui/when.tsx'
import { byDay } from '#app/time/days.ts'
import { useReader } from '#app/time/reader.ts'
import { mentor as words } from '#app/words/mentor.ts'

export const FoundTimesFields = graphql(`
  fragment FoundTimesFields on MentorEdge {
    times {
      startsAt
      endsAt
      sessionType {
        slug
        title
        durationMinutes
      }
    }
  }
`)

type Props = { of: FragmentOf<typeof FoundTimesFields>; handle: string; name: string }

/** The next times that fit, day by day, each one a link to where it is picked already. */
export function FoundTimes({ of, handle, name }: Props) {
  const { times } = readFragment(FoundTimesFields, of)
  const { locale, zone } = useReader()
  const timeZone = zone ?? 'UTC'
  const offered = times.flatMap(({ sessionType: type, ...time }) => (type ? [{ ...time, type }] : []))
  if (offered.length === 0) return <p className="mt-3 text-small text-text-quiet">{words.noTimes}</p>
  return (
    <dl aria-label={words.timesOf(name)} className="mt-3 grid gap-2 text-small">
      {[...byDay(offered, timeZone)].map(([day, ofDay]) => (
        <div key={day} className="flex flex-wrap items-center gap-2">
          <dt>{whenText({ at: ofDay[0]?.startsAt ?? '', show: 'day', locale, timeZone })}</dt>
          {ofDay.map((time) => (
            <dd key={time.startsAt}>
              <a
                className="choice"
                href={`/mentors/${handle}/${time.type.slug}?${queryOf(time, day, zone)}`}
                title={time.type.title}
              >
                <time dateTime={time.startsAt}>
                  {whenText({ at: time.startsAt, show: 'time', locale, timeZone })}
                </time>
              </a>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

type Time = { startsAt: string; endsAt: string; type: { durationMinutes: number } }

function queryOf({ startsAt, endsAt, type }: Time, day: string, zone: string | null): string {
  const minutes = (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000
  const query = new URLSearchParams({ day, time: startsAt })
  if (minutes !== type.durationMinutes) query.set('minutes', String(minutes))
  if (zone) query.set('zone', zone)
  return query.toString()
}
