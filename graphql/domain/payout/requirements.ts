/** What a payment company can want of a mentor, in our words. */
export const asks = [
  'TAX_ID',
  'DOCUMENT',
  'BANK_ACCOUNT',
  'TERMS',
  'ADDRESS',
  'CONTACT',
  'BUSINESS',
  'PERSON',
  'OTHER',
] as const
export type Ask = (typeof asks)[number]

export const urgencies = ['LATE', 'DUE', 'NEXT'] as const
export type Urgency = (typeof urgencies)[number]

/** Stripe's names of fields, the first that fits. docs.stripe.com/api/accounts/object#account_object-requirements */
const kinds: readonly (readonly [RegExp, Ask])[] = [
  [/(^|\.)(id_number|ssn_last_4|tax_id|vat_id)$/, 'TAX_ID'],
  [/verification|document/, 'DOCUMENT'],
  [/^external_account/, 'BANK_ACCOUNT'],
  [/^tos_acceptance/, 'TERMS'],
  [/address/, 'ADDRESS'],
  [/(^|\.)(email|phone)$/, 'CONTACT'],
  [/^(business_|company\.)/, 'BUSINESS'],
  [/^(individual|person|representative|owners|directors|relationship)/, 'PERSON'],
]

export const askOf = (field: string): Ask => kinds.find(([fits]) => fits.test(field))?.[1] ?? 'OTHER'

export type Required = {
  readonly late: readonly string[]
  readonly due: readonly string[]
  readonly next: readonly string[]
}

/** Each thing once, at its most urgent, what is late first. */
export function askedFor({ late, due, next }: Required): { ask: Ask; urgency: Urgency }[] {
  const found = new Map<Ask, Urgency>()
  const lists = [
    ['LATE', late],
    ['DUE', due],
    ['NEXT', next],
  ] as const
  for (const [urgency, fields] of lists)
    for (const ask of fields.map(askOf)) if (!found.has(ask)) found.set(ask, urgency)
  return [...found].map(([ask, urgency]) => ({ ask, urgency }))
}
