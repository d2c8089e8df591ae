import type { InputIssue } from '../errors.ts'
import { providerNames, type SchedulingProvider } from '../scheduling/provider.ts'
import type { TypeRules } from './draft.ts'

type Lengths = Pick<TypeRules, 'durationMinutes' | 'durationChoices'>

/** A company that takes no session types from us books in its own length alone: what is said of it here would not hold. */
export function lengthIssues(before: Lengths, after: Lengths, provider: SchedulingProvider): InputIssue[] {
  const name = providerNames[provider]
  const issues: InputIssue[] = []
  if (after.durationMinutes !== before.durationMinutes) {
    const message = `${name} sets how long this takes: ${before.durationMinutes} minutes. Change it there, and it follows here.`
    issues.push({ path: ['durationMinutes'], message })
  }
  const more = after.durationChoices.some((length) => !before.durationChoices.includes(length))
  if (more)
    issues.push({
      path: ['durationChoices'],
      message: `${name} books one length alone: leave the others out.`,
    })
  return issues
}

/** What stands in another company's calendar stands in one mentor's, once: it is given by one, to one. */
export function severalIssues(
  field: 'hosts' | 'seats',
  several: boolean,
  provider: SchedulingProvider,
): InputIssue[] {
  if (!several || provider === 'NATIVE') return []
  const message = `Its calendar is kept by ${providerNames[provider]}, where one mentor has it, for one mentee at a time. Keep it in our own calendar first.`
  return [{ path: [field], message }]
}
