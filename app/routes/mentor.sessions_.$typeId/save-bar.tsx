import { previewIntent } from '#app/components/availability/use-preview.ts'
import { Submit } from '#app/components/ui/submit.tsx'
import { calendar } from '#app/words/availability.ts'
import { desk } from '#app/words/desk.ts'
import { sessionType as words } from '#app/words/session-type.ts'

/** How often a session could be booked in the days ahead; null while its rules cannot be. */
export type OpenTimesPreview = { count: number | null; problems: readonly string[]; typed: boolean }

type Props = { preview: OpenTimesPreview; published: boolean }

/** What the rules come to, and the button that saves them, always in sight of what is typed. */
export function SaveBar({ preview: { count, problems, typed }, published }: Props) {
  return (
    <div className="sticky bottom-0 z-1 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-surface py-3">
      <Submit name="intent" value="save" pending={desk.saving}>
        {desk.save}
      </Submit>
      <noscript>
        <button type="submit" name="intent" value={previewIntent} className="button button-quiet">
          {calendar.preview}
        </button>
      </noscript>
      <p role="status" className="min-w-0 grow basis-56 text-small">
        {count === null
          ? problems.length > 0 && `${words.uncounted} ${problems.join(' ')}`
          : (published ? words.open : words.openDraft)(count)}
        {typed && count !== null && <span className="text-text-quiet"> {words.typed}</span>}
      </p>
    </div>
  )
}
