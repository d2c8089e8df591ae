import { z } from 'zod'

const text = z.string().default('')

export const keyForm = z.object({
  name: text,
  programName: text,
  scopes: z.array(z.enum(['READ', 'BOOK'])).default([]),
  expires: z.iso.date().optional(),
})

export type KeyFields = z.infer<typeof keyForm>
