/** `npm run check`: everything that can be said about the code without running it. */
import { report, runChecks } from './checks.ts'

const results = await runChecks(report)
const failed = results.filter(({ ok }) => !ok).length
console.log(`${results.length - failed} passed, ${failed} failed`)
process.exitCode = failed ? 1 : 0
