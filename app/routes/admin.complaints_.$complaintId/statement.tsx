import type { ReactNode } from 'react'
import { Prose } from '#app/components/ui/prose.tsx'

type Props = { by: string; text: string; children?: ReactNode }

/** What one of them says, and what shows it. */
export function Statement({ by, text, children }: Props) {
  return (
    <section className="mt-4">
      <h2 className="font-semibold">{by}</h2>
      <div className="wrap-anywhere border-s-4 border-line ps-3">
        <Prose text={text} />
      </div>
      {children}
    </section>
  )
}
