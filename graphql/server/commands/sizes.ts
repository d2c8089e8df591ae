/** The rules of CONTRIBUTING.md that no other checker knows: sizes, folder names, who may ask which clock. */
import fs from 'node:fs'
import path from 'node:path'
import { machineTime } from './machine-time.ts'
import { filesIn, sourceFiles } from './source-files.ts'

const maxLines = 250
const maxTestLines = 300
const maxImports = 15
const drawers = ['utils', 'helpers', 'common', 'shared', 'lib', 'types', 'hooks', 'constants']
const clocks = /\bDate\.now\(|\bnew Date\(\)|\bDate\(\)/
const sqlClocks = /\bnow\(\)|\bCURRENT_TIMESTAMP\b|\bclock_timestamp\(\)/i
// A space after the word tells SQL's `where` from Prisma's `where:`.
const sqlWords =
  /\b(select|where|set|values|and|or|interval|between|returning|default)\s|current_timestamp|clock_timestamp/i

export type Finding = { file: string; says: string }

/** What is wrong with one file. */
export function findingsIn(file: string, text: string): string[] {
  const test = /\.test\.tsx?$/.test(file)
  const lines = text.split('\n')
  const limit = test ? maxTestLines : maxLines
  const count = lines.length - (lines.at(-1) === '' ? 1 : 0)
  const imports = lines.filter((line) => /^import[ {*]/.test(line)).length
  const said = []
  if (count > limit) said.push(`${count} lines; at most ${limit}`)
  if (imports > maxImports) said.push(`${imports} imports; at most ${maxImports}`)
  const drawer = path
    .dirname(file)
    .split('/')
    .find((name) => drawers.includes(name))
  const named = drawers.find((name) => path.basename(file).split('.')[0] === name)
  if (drawer ?? named) said.push(`“${drawer ?? named}” is no name: say what it is about`)
  if (!test && !allowed(file)) said.push(...clockFindings(lines, /\.(sql|prisma)$/.test(file)))
  return said
}

function clockFindings(lines: string[], sql: boolean): string[] {
  return lines.flatMap((line, i) => {
    const code = line.replace(/^\s*(\/\/|\*|\/\*|--).*/, '')
    // `now()` is also how our own port is called: in code it counts only on a line with SQL's words.
    const asks = clocks.test(code) || (sqlClocks.test(code) && (sql || sqlWords.test(code)))
    // app_now() itself is machine time plus the sandbox's offset.
    if (!asks || code.includes('sandbox_clock')) return []
    return [`line ${i + 1} asks the machine's clock: business time is now() from deps or app_now()`]
  })
}

function allowed(file: string): boolean {
  return machineTime.some(({ place }) => file === place || (place.endsWith('/') && file.startsWith(place)))
}

/** All findings, and how many files were looked at. */
export function inspectSizes(): { looked: number; findings: Finding[] } {
  const data = filesIn(['prisma']).filter((file) => /\.(sql|prisma)$/.test(file))
  const findings = [...sourceFiles(), ...data].flatMap((file) => {
    // A migration is as long as what it migrates.
    const said = findingsIn(file, fs.readFileSync(file, 'utf8')).filter(
      (says) => !data.includes(file) || says.includes('clock'),
    )
    return said.map((says) => ({ file, says }))
  })
  return { looked: sourceFiles().length, findings }
}
