import { calendar as words } from '#app/words/availability.ts'

type Offered = { id: string; title: string; active: boolean; slots: readonly unknown[] }

/** What the hours come to: how often each session could be booked in the days ahead. */
export function Effect({ types }: { types: readonly Offered[] | null }) {
  const offered = types?.filter(({ active }) => active) ?? []
  return (
    <section aria-labelledby="open" className="notice mt-4">
      <h2 id="open" className="font-semibold">
        {words.open}
      </h2>
      {offered.length === 0 && <p>{types ? words.notOffered : words.notPublic}</p>}
      <ul>
        {offered.map(({ id, title, slots }) => (
          <li key={id}>
            {title}: {words.openTimes(slots.length)}
          </li>
        ))}
      </ul>
    </section>
  )
}
