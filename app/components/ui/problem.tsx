import { type ReactNode, useEffect, useRef } from 'react'

/** What was refused, what is still true and what to do; read out at once, and where the keyboard goes on from. */
export function Problem({ title, children }: { title?: string; children?: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  // Plain pages have no effects: there the script of the page looks for `data-focus`.
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} role="alert" tabIndex={-1} className="notice notice-bad my-4" data-focus>
      {title && <p className="font-semibold">{title}</p>}
      {children}
    </div>
  )
}

/** Several things that were refused at once; nothing when there are none. */
export function Problems({ said = [] }: { said?: readonly string[] | undefined }) {
  if (said.length === 0) return null
  return (
    <Problem>
      {said.map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
    </Problem>
  )
}
