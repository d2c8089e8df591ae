import { format } from 'node:util'
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino'

const secretName =
  /"((?:[\w-]*(?:password|secret|token|authorization|cookie|signature|apikey|api_key))[\w-]*)":"(?:[^"\\]|\\.)*"/gi
const card = /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-])/g
const patterns: [RegExp, string][] = [
  [/[^\s"<>@\\]+@([\w-]+(?:\.[\w-]+)+)/g, '…@$1'],
  [/\b(sk|rk|pk|whsec|sundial)_[\w-]{6,}/g, '$1_…'],
  [/\b(Bearer|Booking|Basic) +[\w.~+/=-]{8,}/gi, '$1 …'],
  [/(\/b\/)[\w.~-]{8,}/g, '$1…'],
  [/([?&](?:token|key|code|secret|signature)=)[^&\s"\\]+/gi, '$1…'],
  // Before the addresses would see `password@host`.
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '…'],
]

/** A text with e-mail addresses, tokens, passwords and card numbers made unreadable. */
export function masked(text: string): string {
  const withoutPasswords = text
    .replace(/(\w:\/\/[^:/\s@"]*):[^@\s"]*@/g, '$1:…@')
    .replace(secretName, '"$1":"…"')
  const quiet = patterns.reduce((rest, [pattern, shown]) => rest.replace(pattern, shown), withoutPasswords)
  return quiet.replace(card, (digits) => (passesLuhn(digits) ? '…' : digits))
}

/** Card numbers end with a check digit (ISO/IEC 7812-1); most other long numbers fail it. */
function passesLuhn(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].reverse().map(Number)
  const sum = digits.reduce((total, digit, i) => {
    const weighed = i % 2 ? digit * 2 : digit
    return total + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return sum % 10 === 0
}

/**
 * JSON lines. Masking happens on the finished line, so that no field, message or stack trace gets past it.
 * @param output where the lines go; standard output unless a test listens
 */
export function createLog(level: string, output: DestinationStream = process.stdout): Logger {
  const options = { level, base: null, timestamp: stdTimeFunctions.isoTime }
  return pino(options, { write: (line) => void output.write(masked(line)) })
}

/** Sends what libraries say on the console to the log, masked like everything else. */
export function captureConsole(log: Logger): void {
  console.error = (...said) => log.error(format(...said))
  console.warn = (...said) => log.warn(format(...said))
  console.log = (...said) => log.info(format(...said))
}
