import { GraphQLError } from 'graphql'

const mostPerPage = 100

type Page = {
  first?: number | null | undefined
  last?: number | null | undefined
  after?: string | null | undefined
  before?: string | null | undefined
}

const refused = (message: string, code: string) => new GraphQLError(message, { extensions: { code } })

/**
 * What a page of a list costs: by how much of it is asked for, not by how much there could be. The one place that every
 * list passes before it is read, so a page that nobody can have is refused here, by its code.
 * @param cursors how the list's cursors read when they are decoded
 */
export function costOfPage(cursors: RegExp) {
  return ({ first, last, after, before }: Page) => {
    for (const size of [first ?? 0, last ?? 0]) {
      if (size < 0 || size > mostPerPage)
        throw refused(`A page has 0 to ${mostPerPage} entries.`, 'PAGE_SIZE_INVALID')
    }
    const both = (one: unknown, other: unknown) => isGiven(one) && isGiven(other)
    if (both(after, before) || both(first, before) || both(last, after))
      throw refused('Ask for first with after, or for last with before.', 'PAGE_INVALID')
    const cursor = after ?? before
    if (isGiven(cursor) && !cursors.test(Buffer.from(cursor, 'base64').toString()))
      throw refused('This is not a cursor.', 'CURSOR_INVALID')
    return { field: 1, multiplier: (first ?? last ?? 20) / 10 }
  }
}

/** The same of a list that somebody else keeps, who tells it from the newest on alone, and only when asked. */
export function costOfForwardPage(cursors: RegExp, asking: number) {
  const cost = costOfPage(cursors)
  return (page: Page) => {
    const { multiplier } = cost(page)
    if (isGiven(page.last) || isGiven(page.before))
      throw refused('This list is told from its beginning: ask for first with after.', 'PAGE_INVALID')
    return { field: asking, multiplier }
  }
}

const isGiven = <T>(value: T): value is NonNullable<T> => value !== null && value !== undefined

/** Of lists that go by the id of their rows. */
export const pageCost = costOfPage(/^GPC:S:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
