import { Link } from '@remix-run/react'
import { Problem } from './problem.tsx'

type Props = { title: string; problem: string; back: readonly [path: string, text: string] }

/** A page of its own for what did not come about on the way to, or from, another company; its words never come from an address. */
export function NotDone({ title, problem, back: [path, text] }: Props) {
  return (
    <>
      <h1 className="text-title font-semibold">{title}</h1>
      <Problem>
        <p>{problem}</p>
      </Problem>
      <p className="mt-4">
        <Link to={path}>{text}</Link>
      </p>
    </>
  )
}
