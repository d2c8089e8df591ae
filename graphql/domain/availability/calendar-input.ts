import { oneLine } from '../account/person.ts'
import type { InputIssue } from '../errors.ts'
import type { Policy } from './closures.ts'
import { isDate } from './schedule.ts'
import { dayKeyOfNumber, dayNumberOf } from './zone.ts'

const daysAhead = 3_653
const mostClosedDates = 1_000
const mostName = 80

/** What is wrong with the entry that was put last into a list of `count` others, as its own input names the fields. */
export function issuesOfLast(issues: readonly InputIssue[], count: number): InputIssue[] {
  return issues.flatMap(({ path: [, index, ...own], message }) =>
    index === undefined || index === count ? [{ path: own.length > 0 ? own : ['firstDate'], message }] : [],
  )
}

/** Nothing new begins in the past, or ends so far ahead that nobody can know. */
export function newDatesIssues(
  { firstDate, lastDate }: { firstDate: string; lastDate: string },
  today: string,
): InputIssue[] {
  const furthest = dayKeyOfNumber(dayNumberOf(today) + daysAhead)
  return [
    ...(isDate(firstDate) && firstDate < today
      ? [{ path: ['firstDate'], message: 'This date is in the past.' }]
      : []),
    ...(isDate(lastDate) && lastDate > furthest
      ? [{ path: ['lastDate'], message: 'This is more than ten years ahead.' }]
      : []),
  ]
}

/** Everything that is wrong with what the platform closes; a date in the past may stay where it was, `kept`. */
export function policyIssues(
  { closedWeekdays = [], closedDates = [] }: Policy,
  kept: ReadonlySet<string>,
  today: string,
): InputIssue[] {
  const issues: InputIssue[] = []
  if (new Set(closedWeekdays).size === 7)
    issues.push({ path: ['closedWeekdays'], message: 'Leave at least one weekday open.' })
  if (closedDates.length > mostClosedDates) {
    issues.push({ path: ['closedDates'], message: `At most ${mostClosedDates} dates can be closed.` })
    return issues
  }
  const known = new Set<string>()
  for (const [index, { date, name }] of closedDates.entries()) {
    const path = ['closedDates', index]
    if (!isDate(date)) issues.push({ path: [...path, 'date'], message: 'This date does not exist.' })
    else if (known.has(date)) issues.push({ path: [...path, 'date'], message: 'This date is there twice.' })
    else
      issues.push(
        ...newDatesIssues({ firstDate: kept.has(date) ? today : date, lastDate: date }, today).map(
          ({ message }) => ({ path: [...path, 'date'], message }),
        ),
      )
    known.add(date)
    const checked = oneLine(name, 1, mostName)
    if ('message' in checked) issues.push({ path: [...path, 'name'], message: checked.message })
  }
  return issues
}
