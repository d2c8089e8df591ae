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
