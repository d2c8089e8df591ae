import { z } from 'zod'
import { sessionType as words } from '#app/words/desk.ts'

const text = z.string().default('')
const places = ['LINK', 'PHONE', 'ADDRESS'] as const
const kinds = [
  'TEXT',
  'LONG_TEXT',
  'NUMBER',
  'CHECKBOX',
  'SELECT',
  'RADIO',
  'MULTI_SELECT',
  'EMAIL',
  'PHONE',
  'LINK',
] as const

/** An amount as the API reads it. */
const amount = z
  .string()
  .trim()
  .regex(/^\d{1,15}(\.\d{1,9})?$/, words.amountWrong)

// An empty number becomes NaN's neighbour: the API says what is wrong with it, beside its field.
const whole = z.coerce.number().int().default(0)

/** Only shapes strings to fields and numbers: what is allowed in them is the API's to say. */
export const typeForm = z.object({
  title: text,
  slug: text,
  description: text,
  durationMinutes: whole,
  price: z.object({ amount: amount.default('0'), currency: text }),
  placeKind: z.enum(places),
  placeDetail: text,
  noticeMinutes: whole,
  windowDays: z.coerce.number().int().optional(),
  bufferBeforeMinutes: whole,
  bufferAfterMinutes: whole,
  slotIntervalMinutes: z.coerce.number().int().optional(),
  questions: z
    .array(
      z.object({
        label: text,
        kind: z.enum(kinds),
        required: z.stringbool().default(false),
        options: text,
        price: amount.optional(),
      }),
    )
    .default([]),
  refundTiers: z.array(z.object({ hoursBefore: whole, percent: whole })).default([]),
})

export type TypeForm = z.infer<typeof typeForm>

type Choice = { option: string; adds: string | null }

/** Choices stand one a line; what one adds to the price stands behind it: "Written report + 7.50". */
export function readChoices(text: string): Choice[] {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.filter(Boolean).map((line) => {
    const [, option = line, adds = null] = /^(.*\S)\s+\+\s*(\d{1,15}(?:\.\d{1,9})?)$/.exec(line) ?? []
    return { option, adds }
  })
}

/** The same the other way round. */
export const writeChoices = (options: readonly string[], prices: readonly { amount: string }[]): string =>
  options
    .map((option, i) => {
      const { amount = '0' } = prices[i] ?? {}
      return /^[0.]*$/.test(amount) ? option : `${option} + ${amount}`
    })
    .join('\n')

/** What the form says, as the API wants it: rows without a question are left out. */
export function typeInput({ questions, slotIntervalMinutes, windowDays, ...fields }: TypeForm) {
  const { currency } = fields.price
  return {
    ...fields,
    slotIntervalMinutes: slotIntervalMinutes ?? null,
    windowDays: windowDays ?? null,
    questions: questions
      .filter(({ label }) => label.trim() !== '')
      .map(({ options, price, ...question }) => {
        const choices = readChoices(options)
        const priced = choices.some(({ adds }) => adds !== null)
        return {
          ...question,
          options: choices.map(({ option }) => option),
          price: price ? { amount: price, currency } : null,
          optionPrices: priced ? choices.map(({ adds }) => ({ amount: adds ?? '0', currency })) : null,
        }
      }),
  }
}

/** The API's paths by the names of the form's fields: `questions[0].options[1]` is one field here, a money too. */
export function fieldOf(path: string): string {
  if (path === 'price') return 'price.amount'
  if (path === 'refundTiers') return 'refundTiers[0].hoursBefore'
  return path.replace(/\.(options|optionPrices)(\[\d+\])?$/, '.options')
}
