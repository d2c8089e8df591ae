import { z } from 'zod'
import { fees as words } from '#app/words/fee.ts'

const text = z.string().default('')

/** Typed as a percentage, meant in hundredths of a percent; null: nothing was typed. */
const percent = z
  .string()
  .trim()
  .regex(/^\d{1,3}(\.\d{1,2})?$/, words.percentWrong)
  .optional()
  .transform((typed) => (typed === undefined ? null : Math.round(Number(typed) * 100)))

/** One amount a line: "1.00 USD". */
const amounts = text.transform((typed, context) => {
  const lines = typed.split('\n').flatMap((line) => line.trim() || [])
  return lines.flatMap((line) => {
    const [, amount = '', currency = ''] = /^(\S+)\s+([A-Za-z]{3})$/.exec(line) ?? []
    if (/^\d{1,15}(\.\d{1,9})?$/.test(amount)) return { amount, currency: currency.toUpperCase() }
    context.addIssue(words.fixedWrong(line))
    return []
  })
})

/** Only shape strings to fields: what is allowed in them is the API's to say. */
export const mentorFeeForm = z.object({ mentor: text, percent, reason: text })
export const programFeeForm = z.object({ program: text, percent, reason: text })
export const contactForm = z.object({ program: text, email: text })
export const holdForm = z.object({
  program: text,
  hours: z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, words.hoursWrong)
    .optional()
    .transform((typed) => (typed === undefined ? null : Number(typed))),
  reason: text,
})
export const serviceFeeForm = z.object({ percent, fixed: amounts, reason: text })

export type FeeFields = {
  mentor: string
  program: string
  percent: string
  fixed: string
  reason: string
  email: string
  hours: string
}

/** Where a form has what the API calls otherwise. */
export function fieldOf(path: string): string {
  if (path === 'basisPoints') return 'percent'
  return path.replace(/^fixed\[.*$/, 'fixed').replace(/Id$/, '')
}
