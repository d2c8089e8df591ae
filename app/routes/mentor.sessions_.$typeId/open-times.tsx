import { sessionType as words } from '#app/words/session-type.ts'

/** How often a session could be booked in the days ahead; null while its rules cannot be. */
export type OpenTimesPreview = { count: number | null; problems: readonly string[]; typed: boolean }

type Props = { preview: OpenTimesPreview; published: boolean }

/** What the rules come to, as they are saved or as they are typed. */
export function OpenTimes({ preview: { count, problems, typed }, published }: Props) {
  if (count === null) return problems.length > 0 && `${words.uncounted} ${problems.join(' ')}`
  return (
    <>
      {(published ? words.open : words.openDraft)(count)}
      {typed && <span className="text-text-quiet"> {words.typed}</span>}
    </>
  )
}
