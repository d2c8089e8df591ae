import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { More, type Page } from './more.tsx'

type Props<Row> = {
  label: string
  /** What the address calls the choice of a list. */
  name: string
  tabs: readonly (readonly [value: string, text: string, ...rest: unknown[]])[]
  here: string
  rows: readonly Row[]
  /** Said where no card is. */
  none: string
  card: (row: Row) => ReactNode
  page?: Page
}

/** One of a few lists of cards, chosen by its tab, with the way to the rest of it. */
export function TabbedCards<Row extends { id: string }>(props: Props<Row>) {
  const { label, name, tabs, here, rows, none, card, page } = props
  return (
    <>
      <nav aria-label={label} className="mt-4 flex flex-wrap gap-2">
        {tabs.map(([value, text]) => (
          <Link
            key={value}
            to={`?${new URLSearchParams({ [name]: value })}`}
            className="choice"
            {...(value === here && { 'aria-current': 'page' as const })}
          >
            {text}
          </Link>
        ))}
      </nav>
      {rows.length === 0 && <p className="mt-4">{none}</p>}
      <ul className="mt-4 grid gap-4">
        {rows.map((row) => (
          <li key={row.id}>{card(row)}</li>
        ))}
      </ul>
      {page && <More page={page} asked={{ [name]: here }} />}
    </>
  )
}
