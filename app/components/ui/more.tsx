import { Link } from '@remix-run/react'
import { list } from '#app/words/booking.ts'

export type Page = { hasNextPage: boolean; endCursor: string | null }

type Props = {
  page: Page
  /** What else the address says, such as which list it is. */
  asked?: Record<string, string>
}

/** The way to the rest of a list, where there is more. */
export function More({ page: { hasNextPage, endCursor }, asked = {} }: Props) {
  if (!hasNextPage) return null
  return (
    <p className="mt-4">
      <Link to={`?${new URLSearchParams({ ...asked, after: endCursor ?? '' })}`}>{list.more}</Link>
    </p>
  )
}
