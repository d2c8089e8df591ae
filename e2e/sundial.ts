import { rm } from 'node:fs/promises'
import { test as plain, type TestInfo } from '@playwright/test'
import { freePorts, type ServerProcess, startServer } from '#graphql/testing/server-process.ts'
import { levels, violations } from './axe.ts'
import { copyTown, emptyDatabase } from './town.ts'

type ForTest = { complaints: (rules?: string[]) => Promise<string[]> }
/** `configured`: what is set besides, for a Sundial that runs in another way. */
type ForWorker = { sundial: ServerProcess; configured: Record<string, string> }

/** Playwright's `test` against a Sundial of each worker's own. */
export const test = plain.extend<ForTest, ForWorker>({
  configured: [{}, { option: true, scope: 'worker' }],
  sundial: [
    async ({ configured }, use, { parallelIndex }) => {
      const dataDir = `.data/test/app-${parallelIndex}`
      const database = `e2e_${parallelIndex}`
      await rm(dataDir, { recursive: true, force: true })
      const asUsual = Object.keys(configured).length === 0
      // Another configuration builds another town.
      const url = asUsual ? await copyTown(database, dataDir) : await emptyDatabase(database)
      const env = { DATABASE_URL: url, ...configured }
      const sundial = await startServer({ port: await freePorts(), dataDir, env })
      await use(sundial)
      await sundial.stop()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  // The name under which the site knows itself: its sockets answer no other.
  baseURL: async ({ sundial }, use) => await use(sundial.url.replace('127.0.0.1', 'localhost')),
  page: async ({ page }, use, info: TestInfo) => {
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(String(error)))
    // The browser reports a refused page as an error of its own; journeys visit such pages on purpose. A trace looks into
    // every frame, those of the mailbox included, which let no script run. And Remix (2.17) writes down an answer that
    // it gave up itself, because somebody pressed on before all of it was there.
    const expected = new RegExp(
      [
        '^Failed to load resource: the server responded with a status of 4\\d\\d',
        "^Blocked script execution in 'about:srcdoc'",
        '^AbortError: signal is aborted without reason',
      ].join('|'),
    )
    page.on('console', (message) => {
      if (message.type() === 'error' && !expected.test(message.text())) errors.push(message.text())
    })
    await use(page)
    if (errors.length && info.status === 'passed')
      throw new Error(`The page complained:\n${errors.join('\n')}`)
  },
  complaints: async ({ page }, use) =>
    await use(async () => {
      return await violations(page, levels)
    }),
})
