import type { ReactNode } from 'react'

/** What was refused, what is still true and what to do; read out at once. */
export function Problem({ title, children }: { title?: string; children?: ReactNode }) {
  return (
    <div role="alert" tabIndex={-1} className="notice notice-bad my-4" data-focus>
      {title && <p className="font-semibold">{title}</p>}
      {children}
    </div>
  )
}
