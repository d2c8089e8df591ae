/** Rows of several owners, each owner's together, in the order in which they came. */
export function byKey<Row, Value>(
  rows: readonly Row[],
  entry: (row: Row) => readonly [key: string, value: Value],
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const row of rows) {
    const [key, value] = entry(row)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}
