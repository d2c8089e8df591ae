import { periods, type TypeForm, units, writeChoices } from './form.ts'

type Limit = { period: string; unit: string; most: number }

/** A session type as the API tells it. */
export type Known = {
  title: string
  slug: string
  description: string
  durationMinutes: number
  durationChoices: readonly number[]
  price: { amount: string; currency: string }
  noShowFee: { amount: string } | null
  placeKind: string
  placeDetail: string
  noticeMinutes: number
  windowDays: number | null
  windowCounts: string
  windowDates: { first: string; last: string } | null
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  slotIntervalMinutes: number | null
  gridOffsetMinutes: number
  optimised: boolean
  firstSlotOnly: boolean
  activePerMentee: number | null
  seats: number | null
  limits: readonly Limit[]
  menteeLimits: readonly Limit[]
  rescheduleNoticeMinutes: number | null
  cancelNoticeMinutes: number | null
  requiresApproval: boolean
  pendingHoldsSlot: boolean
  savesCard: boolean
  refundTiers: readonly { hoursBefore: number; percent: number }[]
  questions: readonly {
    label: string
    kind: string
    required: boolean
    options: readonly string[]
    price: { amount: string } | null
    optionPrices: readonly { amount: string }[]
  }[]
}

const moreQuestions = 2
const empty = { label: '', kind: 'TEXT', required: '', options: '', price: '' }
const on = (ticked: boolean) => (ticked ? 'on' : '')

/** The same as the texts that a form holds; what they are read as is the form's schema's to say. */
export function shown({ questions, limits, menteeLimits, durationChoices, refundTiers, ...type }: Known) {
  const texts = {
    ...type,
    noShowFee: type.noShowFee?.amount ?? '',
    durationChoices: durationChoices.join(', '),
    optimised: on(type.optimised),
    firstSlotOnly: on(type.firstSlotOnly),
    requiresApproval: on(type.requiresApproval),
    pendingHoldsSlot: on(type.pendingHoldsSlot),
    savesCard: on(type.savesCard),
    limits: byPeriod(limits),
    menteeLimits: byPeriod(menteeLimits),
    refundTiers: [...refundTiers],
    questions: [
      ...questions.map(({ options, optionPrices, price, required, ...question }) => ({
        ...question,
        required: on(required),
        options: writeChoices(options, optionPrices),
        price: price?.amount ?? '',
      })),
      ...Array.from({ length: moreQuestions }, () => empty),
    ],
  }
  return texts as unknown as TypeForm
}

const byPeriod = (limits: readonly Limit[]) =>
  Object.fromEntries(
    periods.map((period) => [
      period,
      Object.fromEntries(
        units.map((unit) => [
          unit,
          limits.find((limit) => limit.period === period && limit.unit === unit)?.most ?? '',
        ]),
      ),
    ]),
  )
