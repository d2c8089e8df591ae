import { execFile } from 'node:child_process'
import { access, mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build, type Plugin } from 'esbuild'

const run = promisify(execFile)

/** A workshop of the bench's own, which the product never installs: its packages are fetched when the bench runs. */
const workshop = path.resolve('.data/bench/calcom')
const packages = { '@calcom/platform-libraries': '0.0.360', dayjs: '1.11.13' }

// biome-ignore lint/suspicious/noExplicitAny: another project's values, handed from one of its functions to the next
type Theirs = any

/** The parts of Cal.com's slot engine as its npm package has them. */
export type Calcom = {
  dayjs: Theirs
  buildDateRanges: (asked: Theirs) => { dateRanges: Theirs[]; oooExcludedDateRanges: Theirs[] }
  subtract: (ranges: Theirs[], busy: Theirs[]) => Theirs[]
  getAggregatedAvailability: (users: Theirs[], schedulingType: string) => Theirs[]
  getSlots: (asked: Theirs) => { time: Theirs }[]
}

/** Fetches and loads them. Throws when the registry cannot be reached. */
export async function loadCalcom(): Promise<Calcom> {
  for (const [name, version] of Object.entries(packages)) await fetchPackage(name, version)
  const dist = path.join(workshop, 'node_modules/@calcom/platform-libraries/dist')
  const files = await readdir(dist)
  const chunk = (start: string) =>
    path.join(dist, files.find((file) => file.startsWith(start) && file.endsWith('.js')) ?? '')
  const outfile = path.join(workshop, 'engine.mjs')
  const contents = `
    export { default as dayjs } from 'dayjs'
    export { b as buildDateRanges, s as subtract } from ${JSON.stringify(chunk('date-ranges-'))}
    export { benchedSlots as getSlots, benchedAvailability as getAggregatedAvailability } from ${JSON.stringify(path.join(dist, 'slots.js'))}`
  await build({
    stdin: { contents, resolveDir: workshop },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    plugins: [theSlotEngineAlone(await realChunks(dist, files))],
  })
  return (await import(pathToFileURL(outfile).href)) as Calcom
}

async function fetchPackage(name: string, version: string): Promise<void> {
  const folder = path.join(workshop, 'node_modules', name)
  if (
    await access(path.join(folder, 'package.json')).then(
      () => true,
      () => false,
    )
  )
    return
  await mkdir(folder, { recursive: true })
  const { stdout } = await run('npm', ['pack', `${name}@${version}`, '--json', '--loglevel=error'], {
    cwd: workshop,
  })
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }]
  await run('tar', [
    '-xzf',
    path.join(workshop, path.basename(filename)),
    '-C',
    folder,
    '--strip-components=1',
  ])
}

/** The chunks that the engine works with: its ranges, the set-up of its dates, and what reads a zone off one. */
async function realChunks(dist: string, files: readonly string[]): Promise<Set<string>> {
  const real = new Set(['slots.js'])
  for (const file of files.filter((one) => one.endsWith('.js'))) {
    const text = await readFile(path.join(dist, file), 'utf8')
    const isNeeded =
      text.includes('function buildDateRanges(') ||
      text.includes('const getTimeZone = ') ||
      text.includes('dayjs.extend(utc)')
    if (isNeeded) real.add(file)
  }
  return real
}

/** Everything else that its files import (mail, translations, tRPC, …) is left out: none of it makes slots. */
function theSlotEngineAlone(real: ReadonlySet<string>): Plugin {
  return {
    name: 'the slot engine alone',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /.*/ }, ({ path: asked, kind }) => {
        if (kind === 'entry-point' || asked.startsWith('dayjs') || real.has(path.basename(asked))) return null
        return { path: asked, namespace: 'nothing' }
      })
      onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: nothing, loader: 'js' }))
      onLoad({ filter: /slots\.js$/ }, async ({ path: file }) => ({
        contents: `${await readFile(file, 'utf8')}\nexport { getSlots as benchedSlots, getAggregatedAvailability as benchedAvailability }`,
        loader: 'js',
      }))
    },
  }
}

/** Whatever is asked of it, it answers with itself; as a prototype too, because that is how a bundle hands modules on. */
const nothing = `
  const get = (_, name) =>
    name === Symbol.toPrimitive ? () => 'nothing' : name === 'prototype' ? {} : name === '__esModule' ? true : nothing
  const base = new Proxy({}, { get })
  const nothing = new Proxy(function () {}, {
    get,
    getPrototypeOf: () => base,
    apply: () => nothing,
    construct: () => nothing,
  })
  module.exports = nothing`
