type Issue = { path: string; message: string }

/** The API's issues by the names of a form's fields; `place` says where the form has what the API calls otherwise. */
export function fieldErrors(
  issues: readonly Issue[],
  place: (path: string) => string = (path) => path,
): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  for (const { path, message } of issues) {
    const name = place(path)
    errors[name] = [...(errors[name] ?? []), message]
  }
  return errors
}

/** All that is wrong with a query's arguments, where that is why it was refused; else null. */
export function issuesOf(error: unknown): readonly Issue[] | null {
  const { extensions } = error as { extensions?: { code?: unknown; issues?: Issue[] } }
  return extensions?.code === 'INPUT_INVALID' ? (extensions.issues ?? []) : null
}
