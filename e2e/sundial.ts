import { rm } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { test as plain, type TestInfo } from '@playwright/test'
import { freePorts, type ServerProcess, startServer } from '#graphql/testing/server-process.ts'

type ForTest = { complaints: (rules?: string[]) => Promise<string[]> }
type ForWorker = { sundial: ServerProcess }

/** Playwright's `test` against a Sundial of each worker's own. */
export const test = plain.extend<ForTest, ForWorker>({
  sundial: [
    async ({}, use, { parallelIndex }) => {
      // A clock that was moved yesterday, or a schema of last week, would make today's run another one.
      const dataDir = `.data/test/app-${parallelIndex}`
      await rm(dataDir, { recursive: true, force: true })
      const sundial = await startServer({ port: await freePorts(), dataDir })
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
    // The browser reports a refused page as an error of its own; journeys visit such pages on purpose. And axe looks
    // into every frame, those of the mailbox included, which let no script run.
    const expected =
      /^Failed to load resource: the server responded with a status of 4\d\d|^Blocked script execution in 'about:srcdoc'/
    page.on('console', (message) => {
      if (message.type() === 'error' && !expected.test(message.text())) errors.push(message.text())
    })
    await use(page)
    if (errors.length && info.status === 'passed')
      throw new Error(`The page complained:\n${errors.join('\n')}`)
  },
  complaints: async ({ page }, use) =>
    await use(async () => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze()
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    }),
})
