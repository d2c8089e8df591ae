import { InputInvalid, refuseIssues } from '../errors.ts'

/** A year and a leap day, and as much more as a tax year can be off the calendar's. */
const mostDays = 400
const dayMs = 86_400_000

/** Whole days of UTC: the ledger's day is everybody's. `ends` is the first instant that is not in it. */
export type Period = {
  readonly from: string
  readonly to: string
  readonly begins: Date
  readonly ends: Date
}

/** From one day to another, both included. Throws InputInvalid for a period that ends before it begins, or beyond a year. */
export function periodOf(from: string, to: string): Period {
  const begins = new Date(`${from}T00:00:00Z`)
  const ends = new Date(new Date(`${to}T00:00:00Z`).getTime() + dayMs)
  const days = (ends.getTime() - begins.getTime()) / dayMs
  refuseIssues(days < 1 ? [{ path: ['to'], message: 'This day is before the first.' }] : [])
  if (days > mostDays)
    throw new InputInvalid([{ path: ['to'], message: `A statement covers at most ${mostDays} days.` }])
  return { from, to, begins, ends }
}
