import { z } from 'zod'

/** Only shapes strings to fields: what is allowed in them is the API's to say. */
export const bookForm = z.object({
  at: z.string().default(''),
  zone: z.string().default(''),
  key: z.string().default(''),
  promotionCode: z.string().default(''),
  purchase: z.string().default(''),
  acceptedNoShowFee: z.string().default(''),
  minutes: z.coerce.number().int().optional(),
  mentee: z.object({ name: z.string().default(''), email: z.string().default('') }).optional(),
  answers: z
    .array(
      z.object({
        questionId: z.string(),
        // Of a file, beside its id.
        name: z.string().optional(),
        // Several boxes of one name come as a list; the API wants them one a line.
        value: z.union([z.string(), z.array(z.string()).transform((all) => all.join('\n'))]).default(''),
      }),
    )
    .default([]),
})

export type BookForm = z.infer<typeof bookForm>

/** The API names an answer by its place; the form keeps its text one step below. */
export function fieldOf(path: string): string {
  return /^answers\[\d+\]$/.test(path) ? `${path}.value` : path
}
