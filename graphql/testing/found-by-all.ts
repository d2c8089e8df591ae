import { expect } from 'vitest'
import type { Search } from '#graphql/domain/mentor/search.ts'
import { relayBatch } from '#graphql/jobs/relay.ts'
import { findListed } from '#graphql/usecases/mentor/find.ts'
import { keepDirectory } from '#graphql/usecases/mentor/keep-directory.ts'
import { createFeed } from '../server/feed.ts'
import { test as databaseTest } from './database.ts'
import { type House, houseOn } from './furnish.ts'

type Town = House & {
  /** Handles of those whom each of two processes finds, once both say what is expected. */
  found: (search: Search, expected: string[]) => Promise<void>
}

/** One database, and two processes that each keep a directory of it. */
export const test = databaseTest.extend<{ town: Town }>({
  town: async ({ database }, use) => {
    const house = houseOn(database)
    const feeds = [await createFeed(database.pool), await createFeed(database.pool)]
    // They start with the first search, because furniture comes without events.
    const finders: ReturnType<typeof keepDirectory>[] = []
    const page = { limit: 100, from: null, backwards: false }
    const found = async (search: Search, expected: string[]) => {
      if (finders.length === 0) finders.push(...feeds.map(({ feed }) => keepDirectory(house.deps, feed)))
      await relayBatch(database.pool)
      await Promise.all(feeds.map(({ look }) => look()))
      for (const finder of finders) {
        const names = async () => {
          const all = await findListed({ deps: house.deps, finder }, search, page)
          return Promise.all(all.map(({ mentorId }) => handleOf(house, mentorId)))
        }
        await expect.poll(names).toEqual(expected)
      }
    }
    await use({ ...house, found })
    for (const finder of finders) await finder.stop()
  },
})

const handleOf = async ({ deps }: House, id: string) =>
  (await deps.db.mentor.findUniqueOrThrow({ where: { id } })).handle
