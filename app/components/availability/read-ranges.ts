export type Range = { start: string; end: string }

export const mostRanges = 24

/** The rows of a day's form, in order; a row without a start or an end is none. */
export function readRanges(form: FormData, name: string): Range[] {
  return Array.from({ length: mostRanges }, (_, i) => ({
    start: String(form.get(`${name}.${i}.start`) ?? ''),
    end: String(form.get(`${name}.${i}.end`) ?? ''),
  })).filter(({ start, end }) => start !== '' && end !== '')
}

/** What the form of a date says: its hours as typed, and as they are to be; null: the date follows its weekday. */
export function typedDate(form: FormData) {
  const [intent, hours] = [form.get('intent'), readRanges(form, 'date')]
  const wanted = intent === 'follow' ? null : intent === 'close' ? [] : hours
  return { hours, wanted, empty: intent === 'save' && hours.length === 0 }
}

type Refused = { message: string; issues?: readonly { message: string }[] }

/** What the API has against the hours of a date. */
export const dateProblems = ({ message, issues = [] }: Refused) => [
  message,
  ...issues.map((issue) => issue.message),
]
