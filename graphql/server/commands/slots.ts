/** `npm run --silent slots -- FILE [--check]` asks the slot engine the cases of a file and prints what it says as JSON. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Answer, answerOf } from '#graphql/testing/slot-cases/answer.ts'
import { readCases, type SlotCase } from '#graphql/testing/slot-cases/case-file.ts'
import { differences } from '#graphql/testing/slot-cases/compare.ts'

process.exitCode = run()

function run(): number {
  const { values, positionals } = parseArgs({
    options: { check: { type: 'boolean' } },
    allowPositionals: true,
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) return refused(['one file of cases is needed'])
  const text = textOf(file)
  if (text === null) return refused([`${file} cannot be read`])
  const read = readCases(text)
  if ('problems' in read) return refused(read.problems)
  const { answers, problems } = answersTo(read.cases)
  if (problems.length > 0) return refused(problems)
  process.stdout.write(`${JSON.stringify({ results: answers }, null, 1)}\n`)
  return values.check ? checked(read.cases, answers) : 0
}

function answersTo(cases: readonly SlotCase[]): { answers: Answer[]; problems: string[] } {
  const answers: Answer[] = []
  const problems: string[] = []
  for (const given of cases) {
    try {
      answers.push(answerOf(given))
    } catch (error) {
      problems.push(`${given.id}: ${error instanceof Error ? error.message : error}`)
    }
  }
  return { answers, problems }
}

function checked(cases: readonly SlotCase[], answers: readonly Answer[]): number {
  const found = cases.map((given, index) => {
    const answer = answers[index]
    return answer ? differences(answer, given) : []
  })
  const wrong = found.filter((lines) => lines.length > 0)
  for (const line of wrong.flat()) console.error(line)
  console.error(`${cases.length - wrong.length} of ${cases.length} cases as expected`)
  return wrong.length > 0 ? 1 : 0
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function refused(problems: readonly string[]): number {
  for (const problem of problems) console.error(problem)
  return 2
}
