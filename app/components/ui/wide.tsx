import type { ReactNode } from 'react'

/** What may be wider than the screen scrolls by itself, by the keyboard too. */
export function Wide({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable, WCAG 2.1.1
    <section aria-label={label} tabIndex={0} className="relative mt-4 overflow-x-auto">
      {children}
    </section>
  )
}
