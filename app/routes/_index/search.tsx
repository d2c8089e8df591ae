import type { ReactNode } from 'react'
import { type ZoneGroup, ZoneOptions } from '#app/components/booking/zone-options.tsx'
import { languageName } from '#app/components/mentor/languages.tsx'
import { useReader } from '#app/time/reader.ts'
import { mentor as words } from '#app/words/mentor.ts'
import type { Problems, Typed } from './asked.ts'
import { lengths } from './asked.ts'

const offered = 14

type Props = {
  typed: Typed
  problems: Problems
  topics: readonly string[]
  languages: readonly string[]
  currencies: readonly string[]
  zones: readonly ZoneGroup[]
  /** In which zone the reader lives; null while nobody has said. */
  zone: string | null
  narrowed: boolean
}

/** Words, a time, topics; and behind a line what fewer people ask for. All of it is the address. */
export function Search({ typed, problems, topics, narrowed, ...choices }: Props) {
  const shown = [...new Set([...typed.topics, ...topics])].slice(0, Math.max(offered, typed.topics.length))
  return (
    <search>
      <form method="get" action="/" className="card">
        <Labelled name="search" label={words.search} problems={problems}>
          {(given) => <input {...given} type="search" defaultValue={typed.search} className="input" />}
        </Labelled>
        <WhenFree typed={typed} problems={problems} {...choices} />
        <fieldset className="mt-4">
          <legend className="label">{words.topics}</legend>
          <div className="mt-1 flex flex-wrap gap-2">
            {shown.map((topic) => (
              <label key={topic} className="choice text-small">
                <input
                  type="checkbox"
                  name="topic"
                  value={topic}
                  defaultChecked={typed.topics.includes(topic)}
                  className="tick"
                />
                {topic}
              </label>
            ))}
          </div>
        </fieldset>
        <More typed={typed} problems={problems} {...choices} />
        <p className="mt-4 flex flex-wrap items-center gap-4">
          <button type="submit" className="button">
            {words.find}
          </button>
          {narrowed && <a href="/">{words.clear}</a>}
        </p>
      </form>
    </search>
  )
}

type Part = Pick<Props, 'typed' | 'problems' | 'languages' | 'currencies' | 'zones' | 'zone'>

function WhenFree({ typed, problems, zones, zone }: Part) {
  const chosen = typed.zone || zone || ''
  return (
    <fieldset className="mt-4">
      <legend className="label">{words.freeOn}</legend>
      <div className="mt-1 flex flex-wrap items-start gap-3">
        <Labelled name="date" label={words.day} problems={problems}>
          {(given) => <input {...given} type="date" defaultValue={typed.date} className="input" />}
        </Labelled>
        <Labelled name="start" label={words.from} problems={problems}>
          {(given) => <input {...given} type="time" defaultValue={typed.start} className="input" />}
        </Labelled>
        <Labelled name="end" label={words.until} problems={problems}>
          {(given) => <input {...given} type="time" defaultValue={typed.end} className="input" />}
        </Labelled>
        <Labelled name="zone" label={words.zone} problems={problems} className="min-w-0 grow basis-48">
          {(given) => (
            <select
              {...given}
              defaultValue={chosen}
              className="input"
              {...(chosen === '' && { 'data-zone-guess': '' })}
            >
              {chosen === '' && <option value="">{words.zoneUnknown}</option>}
              <ZoneOptions zone={chosen} zones={zones} />
            </select>
          )}
        </Labelled>
      </div>
    </fieldset>
  )
}

/** Open when anything in it is chosen. */
function More({ typed, problems, languages, currencies }: Part) {
  const { locale } = useReader()
  return (
    <details className="mt-4" open={Boolean(typed.language || typed.length || typed.price)}>
      <summary>{words.moreFilters}</summary>
      <div className="mt-2 flex flex-wrap items-start gap-3">
        <Labelled name="language" label={words.language} problems={problems}>
          {(given) => (
            <select {...given} defaultValue={typed.language} className="input">
              <option value="">{words.any}</option>
              {languages.map((tag) => (
                <option key={tag} value={tag}>
                  {languageName(tag, locale)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled name="length" label={words.length} problems={problems}>
          {(given) => (
            <select {...given} defaultValue={typed.length} className="input">
              <option value="">{words.any}</option>
              {Object.keys(lengths).map((length) => (
                <option key={length} value={length}>
                  {words.lengths[length as keyof typeof lengths]}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled name="price" label={words.priceAtMost} problems={problems}>
          {(given) => (
            <input {...given} inputMode="decimal" defaultValue={typed.price} className="input" size={8} />
          )}
        </Labelled>
        <Labelled name="currency" label={words.currency} problems={problems}>
          {(given) => (
            <select {...given} defaultValue={typed.currency} className="input">
              {currencies.map((currency) => (
                <option key={currency}>{currency}</option>
              ))}
            </select>
          )}
        </Labelled>
      </div>
    </details>
  )
}

type Given = { id: string; name: string; 'aria-describedby'?: string; 'aria-invalid'?: true }
type LabelledProps = {
  name: keyof Omit<Typed, 'topics'>
  label: string
  problems: Problems
  className?: string
  children: (given: Given) => ReactNode
}

function Labelled({ name, label, problems, className, children }: LabelledProps) {
  const problem = problems[name]
  const wrong = `${name}-wrong`
  return (
    <div className={className}>
      <label htmlFor={name} className="label">
        {label}
      </label>
      {children({ id: name, name, ...(problem ? { 'aria-describedby': wrong, 'aria-invalid': true } : {}) })}
      {problem && (
        <p id={wrong} className="text-small text-bad">
          {problem}
        </p>
      )}
    </div>
  )
}
