/** Finds, or else gets, the browser of the tests. `node:` modules only until packages are there. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
]
const apps = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * The browser to test with: CHROMIUM_PATH, else one of the system, else Playwright's own.
 * @returns {Promise<string | undefined>} undefined when there is none yet
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named) return named
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const candidates = [...folders.flatMap((folder) => names.map((name) => path.join(folder, name))), ...apps]
  const { chromium } = await import('@playwright/test')
  return [...candidates, chromium.executablePath()].find((file) => file && fs.existsSync(file))
}

/**
 * Makes sure that there is a browser, or ends the process naming the ways to one.
 * @param {(title: string, command: string[]) => void} run
 */
export async function provideBrowser(run) {
  const found = await findBrowser()
  if (found && fs.existsSync(found)) return
  if (found) return refuse(`CHROMIUM_PATH names ${found}, which does not exist.`)
  const installer = [process.execPath, 'node_modules/@playwright/test/cli.js', 'install', 'chromium']
  if (succeeds('Installing Playwright’s browser (about a minute)', installer)) return
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    succeeds('Asking Debian which packages there are', ['apt-get', 'update'])
    run('Installing Chromium from Debian', 'apt-get install -y --no-install-recommends chromium'.split(' '))
    if (await findBrowser()) return
  }
  refuse('There is no browser to test with.')
}

/**
 * @param {string} title
 * @param {string[]} command
 */
function succeeds(title, [program = '', ...args]) {
  process.stdout.write(`${title} ...`)
  const { status } = spawnSync(program, args, { stdio: 'ignore', timeout: 300_000 })
  process.stdout.write(status === 0 ? ' done\n' : ' could not\n')
  return status === 0
}

/** @param {string} reason */
function refuse(reason) {
  console.error(`${reason} Any of these will do:
  - set CHROMIUM_PATH to a Chromium, Chrome or Edge;
  - install Chromium, Chrome or Edge so that PATH finds it;
  - npx playwright install chromium;
  - as root on Debian or Ubuntu: apt-get install -y --no-install-recommends chromium`)
  process.exit(1)
}
