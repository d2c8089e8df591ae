import { z } from 'zod'

const text = z.string().default('')

/** Only shapes strings to fields: what is allowed in them is the API's to say. */
export const promotionForm = z.object({
  code: text,
  percent: z.coerce.number().optional(),
  amount: text,
  minimum: text,
  currency: text,
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  uses: z.coerce.number().optional(),
  first: z.string().optional(),
  mentor: text,
})

export type PromotionFields = z.infer<typeof promotionForm>

const fields: Record<string, string> = {
  percentOff: 'percent',
  amountOff: 'amount',
  minimumPrice: 'minimum',
  validFrom: 'from',
  validUntil: 'until',
  mostUses: 'uses',
  mentorId: 'mentor',
}

/** Where the form has what the API calls otherwise. */
export const fieldOf = (path: string): string => fields[path] ?? path

const dayMs = 86_400_000

/** What was typed as the API wants it. A code ends with its last day. */
export function promotionInput(typed: PromotionFields) {
  const currency = typed.currency.trim().toUpperCase()
  const money = (amount: string) => (amount.trim() ? { amount: amount.trim(), currency } : null)
  const until = typed.until && new Date(Date.parse(`${typed.until}T00:00:00Z`) + dayMs)
  return {
    code: typed.code,
    percentOff: typed.percent ?? null,
    amountOff: money(typed.amount),
    minimumPrice: money(typed.minimum),
    validFrom: typed.from ? `${typed.from}T00:00:00Z` : null,
    validUntil: until ? until.toISOString() : null,
    mostUses: typed.uses ?? null,
    firstBookingOnly: typed.first !== undefined,
  }
}
