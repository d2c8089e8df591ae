import { defineConfig } from '@playwright/test'
import { findBrowser } from './graphql/server/commands/browser.js'

const withoutScripts = '**/without-javascript.spec.ts'
// Each journey is made in one of two places, a desktop in Lisbon or a dark phone in Los Angeles, so that both sizes,
// colours and languages meet real work; those about time and places are made in both.
const inBoth = files('availability book-and-pay calendar move search')
const onThePhone = files(
  'approval attach-a-file become-a-mentor complain currencies get-paid hosts no-show-fee packages promotion saved-card',
)

const executablePath = await findBrowser()

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/town.ts',
  outputDir: '.data/test/e2e',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // On two cores the longest journeys take most of a minute.
  timeout: 120_000,
  // How long a page may take says `npm run bench`; here it has to arrive, on a busy machine too.
  expect: { timeout: 20_000 },
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
    {
      name: 'lisbon',
      testIgnore: [withoutScripts, ...onThePhone],
      use: { timezoneId: 'Europe/Lisbon', locale: 'en-GB' },
    },
    {
      name: 'los-angeles',
      testMatch: [...inBoth, ...onThePhone],
      use: {
        timezoneId: 'America/Los_Angeles',
        locale: 'en-US',
        colorScheme: 'dark',
        // A phone's width.
        viewport: { width: 390, height: 844 },
      },
    },
    {
      name: 'no-javascript',
      testMatch: withoutScripts,
      use: {
        javaScriptEnabled: false,
        timezoneId: 'Asia/Kolkata',
        locale: 'en-GB',
        // A headless browser's own name is taken for a bot's, which gets whole pages in any case.
        userAgent:
          'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      },
    },
  ],
})

function files(names: string): string[] {
  return names.split(' ').map((name) => `**/${name}.spec.ts`)
}
