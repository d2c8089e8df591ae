import { test as databaseTest } from './database.ts'
import { type House, houseOn } from './furnish.ts'

/** Vitest's `test` with a `house` of its own for each test, all of a file on one database. */
export const test = databaseTest.extend<{ house: House }>({
  house: async ({ database }, use) => use(houseOn(database)),
})
