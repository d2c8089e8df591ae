import { calendar as words } from '#app/words/availability.ts'

/** How often a session could be booked in the days ahead; null while nobody can say. */
type Offered = { id: string; title: string; openTimes: number | null }

/** What hours come to: as they are saved, or as they are typed. */
export type Preview = { types: readonly Offered[]; problems: readonly string[]; typed: boolean }

type Props = { preview: Preview; published: boolean }

/** The same in one line, for the place where it is typed. */
export function effectText({ types, problems, typed }: Preview): string {
  const [, ...wrong] = problems
  if (wrong.length > 0) return `${words.uncounted} ${wrong.join(' ')}`
  if (types.length === 0) return ''
  const sum = types.reduce((total, { openTimes }) => total + (openTimes ?? 0), 0)
  return `${words.together(sum)}${typed ? ` ${words.unsaved}` : ''}`
}

/** How often each session could be booked in the days ahead. */

export function Effect({ preview: { types, problems, typed }, published }: Props) {
  return (
    <section aria-labelledby="open" className="notice mt-4">
      <h2 id="open" className="font-semibold">
        {words.open}
      </h2>
      {typed && problems.length === 0 && <p>{words.typed}</p>}
      {types.length === 0 && <p>{words.notOffered}</p>}
      <ul>
        {types.map(({ id, title, openTimes }) => (
          <li key={id}>
            {title}: {openTimes === null ? '–' : words.openTimes(openTimes)}
          </li>
        ))}
      </ul>
      {!published && <p className="mt-2">{words.notPublic}</p>}
    </section>
  )
}
