import { NavLink, useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'

type Props = { label: string; tabs: readonly (readonly [to: string, text: string])[] }

/** The rooms of a desk. */
export function Tabs({ label, tabs }: Props) {
  useFocusOnArrival()
  return (
    <nav aria-label={label} className="mb-6 border-b border-line">
      <ul className="flex flex-wrap gap-x-5">
        {tabs.map(([to, text]) => (
          <li key={to}>
            <NavLink to={to} end={to.split('/').length === 2} className="room">
              {text}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** After a move within the desk the heading is where reading goes on, as after a page load. */
function useFocusOnArrival() {
  const { pathname } = useLocation()
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    const heading = document.querySelector('h1')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus()
  }, [pathname])
}
