import type { ReactNode } from 'react'
import { EvidenceField } from '#app/components/booking/evidence-field.tsx'
import { Nearest } from '#app/components/booking/nearest.tsx'
import { type Asked, QuestionField } from '#app/components/booking/question-field.tsx'
import { Summary } from '#app/components/booking/summary.tsx'
import { type Control, Field } from '#app/components/ui/field.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { list } from '#app/words/booking.ts'
import { mentor } from '#app/words/mentor.ts'
import { shell } from '#app/words/shell.ts'
import { bankStates } from './bank-states.tsx'
import { calendarStates } from './calendar-states.tsx'

const at = '2026-03-12T15:00:00.000Z'
const until = '2026-03-12T16:00:00.000Z'
const ana = { name: 'Ana Duarte', timeZone: 'Europe/Lisbon' }
const tiers = [
  { hoursBefore: 24, percent: 100 },
  { hoursBefore: 0, percent: 0 },
]
const usd = (amount: string) => ({ amount, currency: 'USD' })

const control = (name: string, wrong?: string): Control => ({
  id: name,
  name,
  errorId: `${name}-error`,
  descriptionId: `${name}-hint`,
  ...(wrong && { errors: [wrong] }),
})

const kinds = ['TEXT', 'LONG_TEXT', 'CHECKBOX', 'SELECT', 'RADIO', 'MULTI_SELECT'] as const

const asked = (kind: string): Asked => ({
  id: kind,
  kind,
  label: `Asked as ${kind}`,
  required: true,
  options: ['Pay', 'Code', 'Leading'],
  most: null,
  price: null,
  optionPrices: [],
})

const priced = (kind: string): Asked => ({
  ...asked(kind),
  ...(kind === 'NUMBER' || kind === 'CHECKBOX' ? { price: usd('5.00'), most: 1_000 } : {}),
  optionPrices: kind === 'RADIO' || kind === 'SELECT' ? [usd('0.00'), usd('7.50'), usd('10.00')] : [],
})

/** Each part of a screen in the states that a visit seldom meets: empty, refused, over. */
export const states: Record<string, () => ReactNode> = {
  ...bankStates,
  ...calendarStates,
  'no bookings': () => <p>{list.none}</p>,
  'no mentor fits': () => <p>{mentor.found(0)}</p>,
  'nothing offered': () => <p>{mentor.offersNothing}</p>,
  'a time that is gone': () => (
    <Nearest times={[{ startsAt: at }]} page="/mentors/ana/intro" zone="UTC" minutes={null} />
  ),
  'a time that is gone, and no other near': () => (
    <Nearest times={[]} page="/mentors/ana/intro" zone="UTC" minutes={null} />
  ),
  'a refused field': () => (
    <Field
      field={control('name', 'This is missing.')}
      label="Your name"
      hint="As your mentor shall see it."
    />
  ),
  'refused answers': () =>
    kinds.map((kind) => (
      <QuestionField key={kind} question={asked(kind)} field={control(kind, 'Please answer this.')} />
    )),
  'answers that add to the price': () =>
    ['NUMBER', 'CHECKBOX', 'SELECT', 'RADIO'].map((kind) => (
      <QuestionField key={kind} question={priced(kind)} field={control(kind)} />
    )),
  'a file that was handed in, and then refused': () => (
    <QuestionField
      question={asked('FILE')}
      field={{ ...control('answer', 'Choose the file once more.'), initialValue: 'File_1' }}
      kept={{ ...control('kept'), initialValue: 'cv.pdf' }}
    />
  ),
  'a complaint’s files that were handed in, and then refused': () => (
    <EvidenceField kept={[{ id: 'File_1', name: 'empty room.png' }]} />
  ),
  'a refusal': () => <Problem>{shell.broken.text}</Problem>,
  'a paid session': () => (
    <Summary title="Intro" other={ana} startsAt={at} endsAt={until} price={usd('90')} refundTiers={tiers} />
  ),
  'a free session that is over': () => (
    <Summary
      title="Intro"
      other={ana}
      startsAt={at}
      endsAt={until}
      price={usd('0')}
      refundTiers={[]}
      policy={false}
    />
  ),
}
