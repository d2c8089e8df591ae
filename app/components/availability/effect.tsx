import { calendar as words } from '#app/words/availability.ts'

/** How often a session could be booked in the days ahead; null while nobody can say. */
type Offered = { id: string; title: string; openTimes: number | null }

/** What hours come to: as they are saved, or as they are typed. */
export type Preview = { types: readonly Offered[]; problems: readonly string[]; typed: boolean }

type Props = { preview: Preview; published: boolean }

export function Effect({ preview: { types, problems, typed }, published }: Props) {
  return (
    <section aria-labelledby="open" className="notice mt-4">
      <h2 id="open" className="font-semibold">
        {words.open}
      </h2>
      <div role="status">
        {typed && <p>{problems.length > 0 ? words.uncounted : words.typed}</p>}
        {typed && problems.slice(1).map((problem) => <p key={problem}>{problem}</p>)}
        {types.length === 0 && <p>{words.notOffered}</p>}
        <ul>
          {types.map(({ id, title, openTimes }) => (
            <li key={id}>
              {title}: {openTimes === null ? '–' : words.openTimes(openTimes)}
            </li>
          ))}
        </ul>
      </div>
      {!published && <p className="mt-2">{words.notPublic}</p>}
    </section>
  )
}
