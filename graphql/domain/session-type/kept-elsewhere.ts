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
