import { z } from 'zod'

const text = z.string().default('')
/** Only shapes: what a number may be is the API's to say. */
const number = z
  .string()
  .default('')
  .transform((line) => (line.trim() === '' ? null : Number(line)))

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

export const typeForm = z.object({
  title: text,
  slug: text,
  description: text,
  durationMinutes: number,
  price: text,
  currency: text,
  placeKind: z.enum(['LINK', 'PHONE', 'ADDRESS']),
  placeDetail: text,
  noticeMinutes: number,
  bufferBeforeMinutes: number,
  bufferAfterMinutes: number,
  slotIntervalMinutes: number,
  windowDays: number,
  questions: z
    .array(
      z.object({
        label: text,
        kind: z.enum(kinds),
        required: z.string().optional(),
        options: text,
      }),
    )
    .default([]),
})

/** What the API is told: empty questions are dropped, choices stand one a line. */
export function inputOf(
  { price, currency, questions, ...rest }: z.infer<typeof typeForm>,
  sessionTypeId: string,
) {
  return {
    ...rest,
    sessionTypeId,
    price: { amount: price, currency },
    questions: questions
      .filter(({ label }) => label.trim() !== '')
      .map(({ label, kind, required, options }) => ({
        label,
        kind,
        required: required !== undefined,
        options: options
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      })),
  }
}

/** The API's names of what is wrong, as the form has them. */
export const fieldOf = (path: string) =>
  path.replace(/^price\..*$/, 'price').replace(/\.options.*$/, '.options')
