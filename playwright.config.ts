import { defineConfig } from '@playwright/test'
import { findBrowser } from './graphql/server/commands/browser.js'

const executablePath = await findBrowser()

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.data/test/e2e',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  workers: 2,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        // Chromium's sandbox refuses to start as root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'lisbon', use: { timezoneId: 'Europe/Lisbon', locale: 'en-GB' } },
    { name: 'los-angeles', use: { timezoneId: 'America/Los_Angeles', locale: 'en-US' } },
  ],
})
