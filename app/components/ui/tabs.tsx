import { NavLink } from '@remix-run/react'

type Props = { label: string; tabs: readonly (readonly [to: string, text: string])[] }

/** The rooms of a desk. */
export function Tabs({ label, tabs }: Props) {
  return (
    <nav aria-label={label} className="mb-6 border-b border-line pb-3">
      <ul className="flex flex-wrap gap-2">
        {tabs.map(([to, text]) => (
          <li key={to}>
            <NavLink to={to} end={to.split('/').length === 2} className="choice">
              {text}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
