import { useReader } from '#app/time/reader.ts'

/** Languages by their names, as the reader calls them. */
export function Languages({ of }: { of: readonly string[] }) {
  const names = new Intl.DisplayNames(useReader().locale, { type: 'language' })
  return <>{of.map((tag) => names.of(tag) ?? tag).join(', ')}</>
}
