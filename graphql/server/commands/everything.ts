/** `npm test`: every check, every test, a browser included. The last line counts them all. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { report, runChecks } from './checks.ts'
import { filesIn } from './source-files.ts'

type Count = { passed: number; failed: number; skipped: number }

const reports = '.data/test'
fs.mkdirSync(reports, { recursive: true })

console.log('Checking the code')
const checks = await runChecks(report)
const unit = testsOf(
  'Testing',
  'unit.json',
  ['vitest', 'run', '--reporter=default', '--reporter=json'],
  readVitest,
)
const e2e = testsOf(
  'Testing in a browser',
  'e2e.json',
  ['playwright', 'test', '--reporter=list,json'],
  readPlaywright,
)

const ok = checks.filter((check) => check.ok).length
const total = [{ passed: ok, failed: checks.length - ok, skipped: 0 }, unit, e2e].reduce((sum, each) => ({
  passed: sum.passed + each.passed,
  failed: sum.failed + each.failed,
  skipped: sum.skipped + each.skipped,
}))
if (total.skipped) console.log(`${total.skipped} skipped: they say above what they lack`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed ? 1 : 0

function testsOf(
  title: string,
  name: string,
  [tool = '', ...args]: string[],
  read: (report: never) => Count,
): Count {
  const file = `${reports}/${name}`
  fs.rmSync(file, { force: true })
  console.log(`\n${title}`)
  const env = { ...process.env, VITEST_JSON: file, PLAYWRIGHT_JSON_OUTPUT_FILE: file }
  const output = tool === 'vitest' ? [`--outputFile.json=${file}`] : []
  const { status } = spawnSync(`node_modules/.bin/${tool}`, [...args, ...output], { stdio: 'inherit', env })
  const count = fs.existsSync(file) ? read(JSON.parse(fs.readFileSync(file, 'utf8')) as never) : none()
  // A tool that fails for a reason of its own, or that found nothing to run, must not look green.
  const blind = count.passed + count.failed < testFiles(tool)
  if (blind) console.log(`✗ ${tool} ran fewer tests than there are files with tests`)
  return blind || (status !== 0 && count.failed === 0) ? { ...count, failed: count.failed + 1 } : count
}

function none(): Count {
  return { passed: 0, failed: 0, skipped: 0 }
}

function testFiles(tool: string): number {
  const pattern = tool === 'vitest' ? /\.test\.tsx?$/ : /\.spec\.ts$/
  return filesIn(tool === 'vitest' ? ['app', 'graphql'] : ['e2e']).filter((file) => pattern.test(file)).length
}

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numFailedTestSuites: number
}

function readVitest(said: VitestReport): Count {
  const { numPassedTests: passed, numFailedTests, numPendingTests: skipped, numFailedTestSuites } = said
  // A file that cannot be loaded fails as a suite without one failed test.
  return { passed, skipped, failed: numFailedTests || numFailedTestSuites }
}

function readPlaywright({
  stats,
}: {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
}): Count {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
}
