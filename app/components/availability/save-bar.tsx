import type { ReactNode } from 'react'
import { Submit } from '#app/components/ui/submit.tsx'
import { calendar as words } from '#app/words/availability.ts'
import { desk } from '#app/words/desk.ts'
import { previewIntent } from './use-preview.ts'

/** The button that saves, and what is typed comes to, always in sight of what is typed. */
export function SaveBar({ children }: { children: ReactNode }) {
  return (
    <div className="sticky bottom-0 z-1 mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-surface py-3">
      <Submit name="intent" value="save" pending={desk.saving}>
        {desk.save}
      </Submit>
      <noscript>
        <button type="submit" name="intent" value={previewIntent} className="button button-quiet">
          {words.preview}
        </button>
      </noscript>
      <p role="status" className="min-w-0 grow basis-56 text-small">
        {children}
      </p>
    </div>
  )
}
