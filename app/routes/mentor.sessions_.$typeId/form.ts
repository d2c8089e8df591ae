import { z } from 'zod'

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

// An empty number becomes NaN's neighbour: the API says what is wrong with it, beside its field.
const whole = z.coerce.number().int().default(0)

/** Only shapes strings to fields and numbers: what is allowed in them is the API's to say. */
export const typeForm = z.object({
  title: text,
  slug: text,
  description: text,
  durationMinutes: whole,
  price: z.object({ amount: text, currency: text }),
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
      }),
    )
    .default([]),
  refundTiers: z.array(z.object({ hoursBefore: whole, percent: whole })).default([]),
})

export type TypeForm = z.infer<typeof typeForm>

/** What the form says, as the API wants it: rows without a question are left out, choices stand one a line. */
export function typeInput({ questions, slotIntervalMinutes, windowDays, ...fields }: TypeForm) {
  return {
    ...fields,
    slotIntervalMinutes: slotIntervalMinutes ?? null,
    windowDays: windowDays ?? null,
    questions: questions
      .filter(({ label }) => label.trim() !== '')
      .map(({ options, ...question }) => ({
        ...question,
        options: options
          .split('\n')
          .map((option) => option.trim())
          .filter(Boolean),
      })),
  }
}

/** The API's paths by the names of the form's fields: `questions[0].options[1]` is one field here, a money too. */
export function fieldOf(path: string): string {
  if (path === 'price') return 'price.amount'
  if (path === 'refundTiers') return 'refundTiers[0].hoursBefore'
  return path.replace(/\.options\[\d+\]$/, '.options')
}
