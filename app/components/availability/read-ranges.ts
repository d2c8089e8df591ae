export type Range = { start: string; end: string }

export const mostRanges = 24

/** The rows of a day's form, in order; a row without a start or an end is none. */
export function readRanges(form: FormData, name: string): Range[] {
  return Array.from({ length: mostRanges }, (_, i) => ({
    start: String(form.get(`${name}.${i}.start`) ?? ''),
    end: String(form.get(`${name}.${i}.end`) ?? ''),
  })).filter(({ start, end }) => start !== '' && end !== '')
}
