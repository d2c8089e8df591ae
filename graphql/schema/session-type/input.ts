import { BookingLimitInput } from '../availability/limit.ts'
import { builder } from '../builder.ts'
import { MoneyInput } from '../scalars/money.ts'
import { QuestionKind } from './question.ts'
import { WindowCount } from './rules.ts'
import { PlaceKind } from './session-type.ts'

const RefundTierInput = builder.inputType('RefundTierInput', {
  description: 'One row of a refund policy: the first row whose notice is met counts.',
  fields: (t) => ({
    hoursBefore: t.int({ description: 'So many whole hours before the start, or more.' }),
    percent: t.int({ description: 'So much of what was paid goes back; 0 to 100.' }),
  }),
})

const QuestionInput = builder.inputType('QuestionInput', {
  description: 'Something that the mentee is asked before booking.',
  fields: (t) => ({
    kind: t.field({ type: QuestionKind, description: 'How it is answered.' }),
    label: t.string({ description: 'The question, on one line of at most 200 characters.' }),
    required: t.boolean({ description: 'Whether it must be answered.' }),
    options: t.stringList({
      defaultValue: [],
      description: 'What can be chosen; for questions with a choice.',
    }),
    price: t.field({
      type: MoneyInput,
      required: false,
      description: 'What a ticked box adds, or each piece of a number; in the currency of the session type.',
    }),
    optionPrices: t.field({
      type: [MoneyInput],
      required: false,
      description: 'What each option adds, beside `options`; 0 adds nothing. Left out: none adds anything.',
    }),
  }),
})

const DateRangeInput = builder.inputType('DateRangeInput', {
  description: 'From date to date, both included.',
  fields: (t) => ({
    first: t.field({ type: 'Date', description: 'The first date.' }),
    last: t.field({ type: 'Date', description: 'The last date.' }),
  }),
})

type InputFields = PothosSchemaTypes.InputFieldBuilder<(typeof builder)['$inferSchemaTypes'], 'InputObject'>

const fieldsOfRules = (t: InputFields) => ({
  durationChoices: t.intList({
    required: false,
    description: 'Other lengths that the mentee may choose instead; at most 12, each 5 to 1440.',
  }),
  windowCounts: t.field({ type: WindowCount, required: false, description: 'How windowDays are counted.' }),
  windowDates: t.field({
    type: DateRangeInput,
    required: false,
    description: 'The only dates that can be booked; null: no such range.',
  }),
  gridOffsetMinutes: t.int({ required: false, description: 'Shifts all starts on the clock; 0 to 59.' }),
  optimised: t.boolean({
    required: false,
    description: 'Starts off the grid where that gives more of them.',
  }),
  firstSlotOnly: t.boolean({ required: false, description: 'Offers the first open time of each day alone.' }),
  activePerMentee: t.int({
    required: false,
    description: 'How many sessions one mentee may have ahead; null: any number.',
  }),
  seats: t.int({
    required: false,
    description: 'How many mentees share one session, 2 to 100; null: each has one alone.',
  }),
  limits: t.field({
    type: [BookingLimitInput],
    required: false,
    description: 'All limits for all mentees together.',
  }),
  menteeLimits: t.field({
    type: [BookingLimitInput],
    required: false,
    description: 'All limits for each mentee alone.',
  }),
  rescheduleNoticeMinutes: t.int({
    required: false,
    description: 'Until so long before the start a mentee can move it; null: as the first refund tier says.',
  }),
  cancelNoticeMinutes: t.int({
    required: false,
    description: 'Until so long before the start a mentee can cancel it; null: until it is over.',
  }),
})

const fieldsOfApproval = (t: InputFields) => ({
  requiresApproval: t.boolean({
    required: false,
    description: 'The mentor accepts or declines each request; nothing is taken until then.',
  }),
  pendingHoldsSlot: t.boolean({
    required: false,
    description: 'A request keeps its time from others until it is answered.',
  }),
  savesCard: t.boolean({
    required: false,
    description:
      'A request that is answered first saves the card, to be charged on a yes; else the amount is reserved on it.',
  }),
})

/** Everything that a mentor says about a session type; sessionTypeCreate and sessionTypeUpdate take the same. */
export const fieldsOfType = (t: InputFields) => ({
  title: t.string({ required: false, description: 'What it is called; at most 100 characters.' }),
  slug: t.string({
    required: false,
    description: 'Its name in the address; made from the title if left out.',
  }),
  description: t.string({ required: false, description: 'What to expect of it, as plain text.' }),
  durationMinutes: t.int({ required: false, description: 'How long a session lasts; 5 to 1440.' }),
  price: t.field({ type: MoneyInput, required: false, description: 'What a session costs; 0 is free.' }),
  noShowFee: t.field({
    type: MoneyInput,
    required: false,
    description: 'What a mentee who does not come is charged; only of a session that is free. Null: nothing.',
  }),
  placeKind: t.field({ type: PlaceKind, required: false, description: 'What kind of place they meet at.' }),
  placeDetail: t.string({ required: false, description: 'The link, number or address; told once booked.' }),
  bufferBeforeMinutes: t.int({ required: false, description: 'The break kept free before; at most 720.' }),
  bufferAfterMinutes: t.int({ required: false, description: 'The break kept free after; at most 720.' }),
  noticeMinutes: t.int({ required: false, description: 'How long before its start it can be booked.' }),
  slotIntervalMinutes: t.int({
    required: false,
    description: 'How far apart starts are; null: one duration.',
  }),
  windowDays: t.int({
    required: false,
    description: 'How many days ahead it can be booked; at most 730; null: no end.',
  }),
  ...fieldsOfRules(t),
  ...fieldsOfApproval(t),
  refundTiers: t.field({ type: [RefundTierInput], required: false, description: 'The refund policy.' }),
  questions: t.field({
    type: [QuestionInput],
    required: false,
    description: 'All questions, in order; one that asks the same as before keeps its id.',
  }),
})
