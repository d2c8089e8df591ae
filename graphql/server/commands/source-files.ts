import fs from 'node:fs'
import path from 'node:path'

const skipped = new Set(['node_modules', 'build', 'generated', 'test-results', 'playwright-report'])

/** Every file of ours below `dirs`, generated ones left out; paths with forward slashes. */
export function filesIn(dirs: string[]): string[] {
  return dirs.filter((dir) => fs.existsSync(dir)).flatMap(walk)
}

/** The code: what compilers and checkers are to look at. */
export function sourceFiles(): string[] {
  const files = filesIn(['app', 'graphql', 'e2e'])
  return files.filter((file) => /\.(ts|tsx|js)$/.test(file) && !file.endsWith('.d.ts'))
}

function walk(dir: string): string[] {
  return fs.readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(dir, entry.name)
    if (entry.name.startsWith('.') || skipped.has(entry.name)) return []
    return entry.isDirectory() ? walk(file) : [file]
  })
}
