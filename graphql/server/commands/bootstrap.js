/**
 * What `npm start`, `npm run dev` and `npm test` need before they can begin: packages, generated code, a build, a
 * browser. Each step runs only when its inputs changed. Plain JavaScript and `node:` modules only: it installs the rest.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** @typedef {{ title: string, inputs: string[], output: string, command: string[] }} Step */

const stamps = 'node_modules/.sundial'
const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
const npx = (/** @type {string[]} */ ...args) => [...npm, 'exec', '--no', '--', ...args]

/** @type {Record<'client' | 'types' | 'build', Step>} */
const steps = {
  client: {
    title: 'Generating the database client',
    inputs: ['prisma/schema', 'prisma.config.ts', 'package-lock.json'],
    output: 'prisma/generated/client/client.ts',
    command: npx('prisma', 'generate'),
  },
  types: {
    title: 'Generating the types of the API',
    inputs: ['graphql/schema/schema.graphql', 'tsconfig.json', 'package-lock.json'],
    output: 'app/api/graphql-env.d.ts',
    command: npx('gql.tada', 'generate-output'),
  },
  build: {
    title: 'Building',
    inputs:
      'app graphql public prisma/schema package.json package-lock.json remix.config.js vite.config.ts'.split(
        ' ',
      ),
    output: 'build/start.js',
    command: [...npm, 'run', '--silent', 'build'],
  },
}

/** @type {Record<string, Step[]>} */
const wanted = {
  dev: [steps.client, steps.types],
  start: [steps.client, steps.build],
  test: [steps.client, steps.types, steps.build],
}

const purpose = process.argv[2] ?? 'start'
refuseOldNode()
if (!installed()) run('Installing packages (a minute or two)', [...npm, 'ci', '--include=dev'])
for (const step of wanted[purpose] ?? []) once(step)
if (purpose === 'test') {
  const { provideBrowser } = await import('./browser.js')
  await provideBrowser(run)
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  fail(`Sundial needs Node 20.19 or newer; this is ${process.versions.node}.`)
}

/** Whether every package of the lock file is there in its version. npm keeps what it installed in a hidden lock file. */
function installed() {
  const there = packagesIn('node_modules/.package-lock.json')
  if (!there) return false
  const needed = Object.entries(packagesIn('package-lock.json') ?? {})
  return needed.every(([place, { version, optional, devOptional }]) => {
    return place === '' || optional || devOptional || there[place]?.version === version
  })
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | undefined}
 */
function packagesIn(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).packages : undefined
}

/** @param {Step} step */
function once({ title, inputs, output, command }) {
  const stamp = path.join(stamps, path.basename(output))
  const hash = createHash('sha256')
  for (const input of inputs) addTo(hash, input)
  const now = hash.digest('hex')
  const before = fs.existsSync(stamp) ? fs.readFileSync(stamp, 'utf8') : ''
  if (now === before && fs.existsSync(output)) return
  run(title, command)
  fs.mkdirSync(stamps, { recursive: true })
  fs.writeFileSync(stamp, now)
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} place a file or a folder; tests are left out, a missing one counts as empty
 */
function addTo(hash, place) {
  if (/\.test\.tsx?$/.test(place) || place === steps.types.output || !fs.existsSync(place)) return
  if (!fs.statSync(place).isDirectory()) {
    hash.update(`\0${place}\0`).update(fs.readFileSync(place))
    return
  }
  for (const name of fs.readdirSync(place).sort()) addTo(hash, path.posix.join(place, name))
}

/**
 * Says what it does, does it, and says how long it took; on failure prints what the command said and ends.
 * @param {string} title
 * @param {string[]} command
 */
function run(title, [program = '', ...args]) {
  const began = performance.now()
  process.stdout.write(`${title} ...`)
  const { status, error, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  if (status === 0) return void process.stdout.write(` ${seconds} s\n`)
  process.stdout.write(` failed after ${seconds} s\n`)
  fail(
    `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}\nThis command failed: ${[program, ...args].join(' ')}`,
  )
}

/**
 * @param {string} reason
 * @returns {never}
 */
function fail(reason) {
  console.error(reason)
  process.exit(1)
}
