/** A refusal the caller can understand and act on. Anything else that throws is a bug or an outage. */
export abstract class DomainError extends Error {
  abstract readonly code: string
}

/** One wrong field: `path` leads from the input's root to the field, list positions included. */
export type InputIssue = { readonly path: readonly (string | number)[]; readonly message: string }

/** Everything that is wrong with an input, at once. */
export class InputInvalid extends DomainError {
  readonly code = 'INPUT_INVALID'
  override message = 'Some of what was entered cannot be used.'
  readonly issues: readonly InputIssue[]
  constructor(issues: readonly InputIssue[]) {
    super()
    this.issues = issues
  }
}

/** Throws InputInvalid when there is any issue. */
export function refuseIssues(issues: readonly InputIssue[]): void {
  if (issues.length > 0) throw new InputInvalid(issues)
}
