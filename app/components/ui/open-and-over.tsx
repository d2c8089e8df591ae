import type { ReactNode } from 'react'
import type { Page } from './more.tsx'
import { TabbedCards } from './tabbed-cards.tsx'

type Props<Row> = {
  /** What the lists and their emptiness are called. */
  words: { title: string; open: string; over: string; none: string; nothingOver: string }
  show: 'open' | 'over'
  rows: readonly Row[]
  card: (row: Row) => ReactNode
  page: Page
}

/** Which list of a desk an address asks for, and from where on. */
export function askedOf(request: Request): { show: 'open' | 'over'; after: string | null } {
  const { searchParams } = new URL(request.url)
  return {
    show: searchParams.get('show') === 'over' ? 'over' : 'open',
    after: searchParams.get('after') || null,
  }
}

/** A desk's two lists: what waits for somebody, and what is over. */
export function OpenAndOver<Row extends { id: string }>({ words, show, ...list }: Props<Row>) {
  const { title, open, over, none, nothingOver } = words
  const tabs = [
    ['open', open],
    ['over', over],
  ] as const
  return (
    <TabbedCards
      label={title}
      name="show"
      tabs={tabs}
      here={show}
      none={show === 'open' ? none : nothingOver}
      {...list}
    />
  )
}
