import { refuseIssues } from '#graphql/domain/errors.ts'
import { countMentors, type Found, findMentors, type Page } from '#graphql/domain/mentor/find.ts'
import { type Search, searchIssues, withInstants } from '#graphql/domain/mentor/search.ts'
import type { Deps } from '../deps.ts'
import type { Finder } from './keep-directory.ts'

const timesShown = 3

type Asked = { deps: Deps; finder: Finder }

/** A page of the mentors who fit, best first, each with the next times that fit. Throws InputInvalid. */
export async function findListed({ deps, finder }: Asked, search: Search, page: Page): Promise<Found[]> {
  const now = deps.now().getTime()
  refuseIssues(searchIssues(search, now))
  return findMentors(await finder.directory(), withInstants(search), page, timesShown, now)
}

/** How many fit, counted up to a thousand. */
export async function countFound({ deps, finder }: Asked, search: Search): Promise<number> {
  return countMentors(await finder.directory(), withInstants(search), deps.now().getTime())
}
