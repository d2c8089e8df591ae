import { type Checked, checkName, collected, oneLine, severalLines } from '../account/person.ts'
import { checkZone } from '../availability/zone-input.ts'
import { checkHandle } from './handle.ts'

export type Profile = {
  handle: string
  name: string
  headline: string
  about: string
  topics: readonly string[]
  languages: readonly string[]
  timeZone: string
}

const mostAbout = 4_000
const mostHeadline = 120
const mostListed = 10
const mostTopic = 40

/** Everything of a mentor's profile as it can be kept, or everything that is wrong with it. */
export function checkProfile(given: Profile) {
  return collected<Profile>({
    handle: checkHandle(given.handle),
    name: checkName(given.name),
    headline: oneLine(given.headline, 1, mostHeadline),
    about: severalLines(given.about, mostAbout),
    topics: listOf(given.topics, 'topic', (topic) => oneLine(topic.toLowerCase(), 1, mostTopic)),
    languages: listOf(given.languages, 'language', language),
    timeZone: checkZone(given.timeZone),
  })
}

/** One to ten, each once, in the order given. */
function listOf(
  given: readonly string[],
  what: string,
  check: (one: string) => Checked<string>,
): Checked<string[]> {
  const values: string[] = []
  for (const one of given) {
    const checked = check(one)
    if ('message' in checked) return { message: `“${one.slice(0, 40)}”: ${checked.message}` }
    if (!values.includes(checked.value)) values.push(checked.value)
  }
  if (values.length === 0) return { message: `Name at least one ${what}.` }
  return values.length > mostListed ? { message: `Name at most ${mostListed}.` } : { value: values }
}

/** A BCP 47 tag in its canonical spelling: PT-br is pt-BR. */
function language(tag: string): Checked<string> {
  try {
    const [value = ''] = Intl.getCanonicalLocales(tag.trim())
    return value ? { value } : { message: 'This is missing.' }
  } catch {
    return { message: 'This is not a language tag, such as en or pt-BR.' }
  }
}
