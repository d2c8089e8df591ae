import { z } from 'zod'
import { sessionType as words } from '#app/words/session-type.ts'

const text = z.string().default('')
const places = words.places.map(([kind]) => kind)
const kinds = words.kinds.map(([kind]) => kind)

/** An amount as the API reads it. */
const amount = z
  .string()
  .trim()
  .regex(/^\d{1,15}(\.\d{1,9})?$/, words.amountWrong)

// An empty number becomes NaN's neighbour: the API says what is wrong with it, beside its field.
const whole = z.coerce.number().int().default(0)

const maybe = z.coerce.number().int().optional()
const tick = z.stringbool().default(false)

export const periods = ['DAY', 'WEEK', 'MONTH', 'YEAR'] as const
export const units = ['BOOKINGS', 'MINUTES'] as const

const perPeriod = z.object({ BOOKINGS: maybe, MINUTES: maybe }).default({})
const limits = z
  .object({ DAY: perPeriod, WEEK: perPeriod, MONTH: perPeriod, YEAR: perPeriod })
  .default({ DAY: {}, WEEK: {}, MONTH: {}, YEAR: {} })

const counts = words.counts.map(([count]) => count)

/** Only shapes strings to fields and numbers: what is allowed in them is the API's to say. */
export const typeForm = z.object({
  title: text,
  slug: text,
  description: text,
  durationMinutes: whole,
  price: z.object({ amount: amount.default('0'), currency: text }),
  noShowFee: amount.optional(),
  placeKind: z.enum(places),
  placeDetail: text,
  noticeMinutes: whole,
  windowDays: maybe,
  bufferBeforeMinutes: whole,
  bufferAfterMinutes: whole,
  slotIntervalMinutes: maybe,
  durationChoices: text,
  windowCounts: z.enum(counts).default('CALENDAR_DAYS'),
  windowDates: z.object({ first: text, last: text }).default({ first: '', last: '' }),
  gridOffsetMinutes: whole,
  optimised: tick,
  firstSlotOnly: tick,
  activePerMentee: maybe,
  seats: maybe,
  limits,
  menteeLimits: limits,
  rescheduleNoticeMinutes: maybe,
  cancelNoticeMinutes: maybe,
  requiresApproval: tick,
  pendingHoldsSlot: tick,
  savesCard: tick,
  questions: z
    .array(
      z.object({
        label: text,
        kind: z.enum(kinds),
        required: tick,
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
export function typeInput({ questions, ...fields }: TypeForm) {
  const { currency } = fields.price
  const { first, last } = fields.windowDates
  return {
    ...fields,
    noShowFee: fields.noShowFee ? { amount: fields.noShowFee, currency } : null,
    slotIntervalMinutes: fields.slotIntervalMinutes ?? null,
    windowDays: fields.windowDays ?? null,
    activePerMentee: fields.activePerMentee ?? null,
    seats: fields.seats ?? null,
    rescheduleNoticeMinutes: fields.rescheduleNoticeMinutes ?? null,
    cancelNoticeMinutes: fields.cancelNoticeMinutes ?? null,
    durationChoices: fields.durationChoices.split(',').map(Number).filter(Boolean).map(Math.round),
    windowDates: first && last ? { first, last } : null,
    limits: limitList(fields.limits),
    menteeLimits: limitList(fields.menteeLimits),
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

type Limits = TypeForm['limits']

/** Empty fields are no limits; the others in the order of the form. */
const limitList = (given: Limits) =>
  periods.flatMap((period) =>
    units.flatMap((unit) => {
      const most = given[period][unit]
      return most === undefined ? [] : [{ period, unit, most }]
    }),
  )

/** Where the form has a limit that the API calls by its place. */
export function limitField(path: string, given: Pick<TypeForm, 'limits' | 'menteeLimits'>): string | null {
  const [, name, place] = /^(limits|menteeLimits)\[(\d+)\]/.exec(path) ?? []
  const limit = name && limitList(given[name as 'limits'])[Number(place)]
  return limit ? `${name}.${limit.period}.${limit.unit}` : null
}

/** The API's paths by the names of the form's fields: `questions[0].options[1]` is one field here, a money too. */
export function fieldOf(path: string): string {
  if (path === 'price') return 'price.amount'
  if (path === 'refundTiers') return 'refundTiers[0].hoursBefore'
  if (path.startsWith('durationChoices')) return 'durationChoices'
  return path.replace(/\.(options|optionPrices)(\[\d+\])?$/, '.options')
}
