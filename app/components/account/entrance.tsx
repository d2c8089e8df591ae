import type { ReactNode } from 'react'
import { Problem } from '#app/components/ui/problem.tsx'

type Props = {
  /** The form's id; also what its fields are numbered by. */
  id: string
  title: string
  pending: string
  /** Where it leads once it is done. */
  to: string
  problem: string | null
  /** The other way in, for who stands at the wrong one. */
  other: { question: string; path: string; text: string }
  children: ReactNode
}

/** A way in: signing in, signing up. */
export function Entrance({ id, title, pending, to, problem, other, children }: Props) {
  return (
    <div className="max-w-md">
      <h1 className="text-title font-semibold">{title}</h1>
      {problem && <Problem>{problem}</Problem>}
      <form method="post" id={id} className="mt-4 grid gap-5">
        <input type="hidden" name="to" value={to} />
        {children}
        <button type="submit" className="button" data-pending={pending}>
          {title}
        </button>
      </form>
      <p className="mt-6">
        {other.question} <a href={`${other.path}?${new URLSearchParams({ to })}`}>{other.text}</a>
      </p>
    </div>
  )
}
