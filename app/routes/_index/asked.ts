import { knownZone, zoneOfCookie } from '#app/time/zone.ts'
import { mentor as words } from '#app/words/mentor.ts'

const names = ['search', 'date', 'start', 'end', 'zone', 'language', 'length', 'price', 'currency'] as const
type Name = (typeof names)[number]

/** What was typed, as it was typed. */
export type Typed = Record<Name, string> & { topics: string[] }
export type Problems = Partial<Record<Name, string>>

/** Lengths to choose from, in minutes. */
export const lengths = {
  '30': { atMost: 30 },
  '60': { atLeast: 31, atMost: 60 },
  more: { atLeast: 61 },
} as const

/** The search that an address asks for; what can already be seen to be wrong is said at its field. */
export function askedOf(request: Request) {
  const { searchParams } = new URL(request.url)
  const one = (name: Name) => searchParams.get(name)?.trim() ?? ''
  const typed = {
    ...(Object.fromEntries(names.map((name) => [name, one(name)])) as Record<Name, string>),
    topics: searchParams.getAll('topic').filter(Boolean),
  }
  const zone = knownZone(typed.zone) ?? zoneOfCookie(request.headers.get('cookie'))
  const problems = problemsOf(typed, zone)
  return {
    typed,
    problems,
    variables: variablesOf(typed, problems, zone),
    after: searchParams.get('after') || null,
  }
}

function problemsOf({ date, start, end, price }: Typed, zone: string | null): Problems {
  return {
    ...((start || end) && !date ? { date: words.dayMissing } : {}),
    ...(date && !zone ? { zone: words.zoneMissing } : {}),
    ...(price && !/^\d+([.,]\d+)?$/.test(price) ? { price: words.priceWrong } : {}),
  }
}

function variablesOf(typed: Typed, problems: Problems, timeZone: string | null) {
  const { search, topics, date, start, end, language, length, price, currency } = typed
  const asksPrice = price !== '' && currency !== '' && !problems.price
  return {
    search,
    topics,
    languages: language ? [language] : null,
    durationMinutes: length in lengths ? lengths[length as keyof typeof lengths] : null,
    price: asksPrice ? { currency, atMost: price.replace(',', '.') } : null,
    freeOn: date && timeZone ? { date, start: start || '00:00', end: end || '24:00', timeZone } : null,
  }
}

/** At which field an argument of the API stands. */
export function fieldOf(path: string): Name {
  const [argument = '', part = ''] = path.split('.')
  if (argument === 'freeOn')
    return part === 'timeZone' ? 'zone' : (names.find((name) => name === part) ?? 'date')
  if (argument === 'languages') return 'language'
  if (argument === 'durationMinutes') return 'length'
  return argument === 'price' ? 'price' : 'search'
}

/** The address of this search again, without its page. */
export function pageOf({ topics, ...typed }: Typed): string {
  const query = new URLSearchParams(Object.entries(typed).filter(([, value]) => value !== ''))
  for (const topic of topics) query.append('topic', topic)
  return `/?${query}`
}

/** Whether anything was asked for at all. */
export const isNarrowed = ({ topics, zone: _, currency: __, ...typed }: Typed): boolean =>
  topics.length > 0 || Object.values(typed).some((value) => value !== '')
