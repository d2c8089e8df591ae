import { format } from 'node:util'
import { afterEach } from 'vitest'

const said: string[] = []
const remember = (...parts: unknown[]) => void said.push(format(...parts))
console.error = remember
console.warn = remember

/** Whatever a test makes the code complain about on the console is a failure of that test. */
afterEach(() => {
  const complaints = said.splice(0)
  if (complaints.length) throw new Error(`The console was not quiet:\n${complaints.join('\n')}`)
})
