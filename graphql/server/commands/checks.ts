import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { inspectSizes } from './sizes.ts'
import { sourceFiles } from './source-files.ts'

/** `looked`: at how many files, since a checker that is broken enough looks at none and finds nothing wrong. */
type Verdict = { ok: boolean; looked: number; said: string }
type Check = { name: string; expects: number; run: () => Promise<Verdict> | Verdict }
type CheckResult = Verdict & { name: string; seconds: number }

const code = sourceFiles()
const typed = code.filter((file) => !file.endsWith('.js')).length
const documents = code.filter((file) => file.startsWith('app/') && usesApi(file)).length

// Longest first, so that the last one to end is not the longest.
const checks: Check[] = [
  { name: 'types', expects: typed, run: types },
  { name: 'operations fit the schema', expects: documents, run: operations },
  { name: 'nothing unused', expects: typed * 0.9, run: unused },
  { name: 'imports go one way', expects: typed * 0.9, run: imports },
  { name: 'migrations make the schema', expects: 1, run: drift },
  { name: 'operations cost what they may', expects: documents, run: costs },
  { name: 'schema.graphql is printed', expects: 1, run: printed },
  { name: 'style', expects: code.length, run: style },
  { name: 'sizes, names, clocks', expects: 20, run: sizes },
]

/** Runs all checks, a few at a time; tells of each as it ends. */
export async function runChecks(onEnd: (result: CheckResult) => void): Promise<CheckResult[]> {
  const waiting = [...checks]
  const results: CheckResult[] = []
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const result = await timed(check)
      results.push(result)
      onEnd(result)
    }
  }
  await Promise.all([worker(), worker(), worker()])
  return results
}

/** Prints a line per check, and what a failed one said. */
export function report({ name, ok, looked, seconds, said }: CheckResult): void {
  console.log(`${ok ? '✓' : '✗'} ${name} (${looked} looked at, ${seconds.toFixed(1)} s)`)
  if (!ok) console.log(said.replace(/^/gm, '    '))
}

async function timed({ name, expects, run }: Check): Promise<CheckResult> {
  const began = performance.now()
  const verdict = await run()
  const seconds = (performance.now() - began) / 1000
  if (!verdict.ok || verdict.looked >= expects) return { ...verdict, name, seconds }
  const said = `It looked at ${verdict.looked} files and should have looked at ${Math.ceil(expects)} or more: it is broken.`
  return { name, seconds, looked: verdict.looked, ok: false, said }
}

async function types(): Promise<Verdict> {
  const { ok, output } = await program('tsc', '--noEmit', '--listFiles')
  const lines = output.split('\n')
  const ours = lines.filter(
    (line) => /\/(app|graphql|e2e)\/.*\.tsx?$/.test(line) && !line.includes('/node_modules/'),
  )
  const said = lines.filter((line) => !/^\/.*\.(ts|tsx|js|mts|cts|json)$/.test(line)).join('\n')
  return { ok, looked: ours.length, said }
}

async function operations(): Promise<Verdict> {
  const { ok, output } = await program('gql.tada', 'check')
  return { ok, looked: documents, said: output }
}

async function costs(): Promise<Verdict> {
  const { ok, output } = await program('tsx', 'graphql/server/commands/costs.ts')
  return { ok, looked: number(output, /\((\d+) documents\)/), said: output }
}

async function unused(): Promise<Verdict> {
  // The table of --performance replaces the findings, and is the only place that tells how much was read.
  const [found, read] = [await program('knip', '--no-progress'), await program('knip', '--performance')]
  return { ok: found.ok, looked: number(read.output, /getImportsAndExports\s+(\d+)/), said: found.output }
}

async function imports(): Promise<Verdict> {
  const dirs = ['app', 'graphql', 'e2e'].filter((dir) => fs.existsSync(dir))
  const { ok, output } = await program('depcruise', ...dirs, '--config')
  return { ok, looked: number(output, /\((\d+) modules/), said: output }
}

async function drift(): Promise<Verdict> {
  const { ok, output } = await program('tsx', 'graphql/server/commands/diff.ts')
  return { ok, looked: fs.readdirSync('prisma/migrations').length - 1, said: output }
}

async function printed(): Promise<Verdict> {
  const { ok, output } = await program('tsx', 'graphql/server/commands/print-schema.ts', '--check')
  return { ok, looked: number(output, /\((\d+) types/), said: output }
}

async function style(): Promise<Verdict> {
  const { ok, output } = await program('biome', 'check', '.', '--error-on-warnings')
  return { ok, looked: number(output, /Checked (\d+) files/), said: output }
}

function sizes(): Verdict {
  const { looked, findings } = inspectSizes()
  const said = findings.map(({ file, says }) => `${file}: ${says}`).join('\n')
  return { ok: findings.length === 0, looked, said }
}

function usesApi(file: string): boolean {
  return /\bgraphql\(/.test(fs.readFileSync(file, 'utf8'))
}

function number(output: string, pattern: RegExp): number {
  return Number(pattern.exec(output)?.[1] ?? 0)
}

/** Runs an installed program, without a shell, and gathers what it says. */
function program(name: string, ...args: string[]): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(`node_modules/.bin/${name}`, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const gather = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', gather)
    child.stderr.on('data', gather)
    child.on('error', (error) => resolve({ ok: false, output: error.message }))
    child.on('close', (status) => resolve({ ok: status === 0, output }))
  })
}
