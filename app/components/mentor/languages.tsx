import { useReader } from '#app/time/reader.ts'

/** A language as the reader calls it. */
export const languageName = (tag: string, locale: string): string =>
  new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag

/** Languages by their names, as the reader calls them. */
export function Languages({ of }: { of: readonly string[] }) {
  const { locale } = useReader()
  return <>{of.map((tag) => languageName(tag, locale)).join(', ')}</>
}
