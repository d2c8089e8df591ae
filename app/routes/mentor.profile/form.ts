import { z } from 'zod'

const text = z.string().default('')

export const profileForm = z.object({
  name: text,
  handle: text,
  headline: text,
  about: text,
  topics: text,
  languages: z.array(z.string()).default([]),
  timeZone: text,
})

export type ProfileFields = z.infer<typeof profileForm>
