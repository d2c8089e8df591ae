import { mentor as words } from '#app/words/mentor.ts'

const offered = 14

type Props = { search: string; chosen: readonly string[]; topics: readonly string[]; narrowed: boolean }

export function Search({ search, chosen, topics, narrowed }: Props) {
  const shown = [...new Set([...chosen, ...topics])].slice(0, Math.max(offered, chosen.length))
  return (
    <search>
      <form method="get" action="/" className="card">
        <label htmlFor="search" className="label">
          {words.search}
        </label>
        <div className="mt-1 flex flex-wrap gap-2">
          <input id="search" type="search" name="search" defaultValue={search} className="input max-w-md" />
          <button type="submit" className="button">
            {words.find}
          </button>
        </div>
        <fieldset className="mt-4">
          <legend className="label">{words.topics}</legend>
          <div className="mt-1 flex flex-wrap gap-2">
            {shown.map((topic) => (
              <label key={topic} className="choice text-small">
                <input
                  type="checkbox"
                  name="topic"
                  value={topic}
                  defaultChecked={chosen.includes(topic)}
                  className="tick"
                />
                {topic}
              </label>
            ))}
          </div>
        </fieldset>
        {narrowed && (
          <p className="mt-3">
            <a href="/">{words.clear}</a>
          </p>
        )}
      </form>
    </search>
  )
}
