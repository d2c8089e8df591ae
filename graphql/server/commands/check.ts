/** `npm run check`: everything that can be said about the code without running it. */
import { type CheckResult, runChecks } from './checks.ts'

/** Prints a line per check, and what a failed one said. */
export function report({ name, ok, looked, seconds, said }: CheckResult): void {
  console.log(`${ok ? '✓' : '✗'} ${name} (${looked} looked at, ${seconds.toFixed(1)} s)`)
  if (!ok) console.log(said.replace(/^/gm, '    '))
}

if (process.argv[1]?.endsWith('/check.ts')) {
  const results = await runChecks(report)
  const failed = results.filter(({ ok }) => !ok).length
  console.log(`${results.length - failed} passed, ${failed} failed`)
  process.exitCode = failed ? 1 : 0
}
