import { type Checked, checkEmail, oneLine, severalLines } from '../account/person.ts'
import { type InputIssue, refuseIssues } from '../errors.ts'

export const questionKinds = [
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
  'FILE',
] as const

export type QuestionKind = (typeof questionKinds)[number]

export type Question = {
  readonly id: string
  readonly label: string
  readonly kind: QuestionKind
  readonly required: boolean
  /** For SELECT, RADIO and MULTI_SELECT: what can be chosen, each different. */
  readonly options?: readonly string[]
  /** For NUMBER; whole numbers from 0 to 1 000 000 unless narrower. */
  readonly least?: number
  readonly most?: number
}

/** As it came in: JSON values, or the strings of a plain form ("3", "on", "true"). */
export type AnswerGiven = { readonly questionId: string; readonly value: unknown }

/** A file that was uploaded before, by the name under which it is shown. */
export type UploadedFile = { readonly fileId: string; readonly name: string }

export type AnswerValue = string | number | boolean | readonly string[] | UploadedFile

/** What the booking keeps: label and kind as they were asked, so that later edits change no past answer. */
export type Answer = {
  readonly questionId: string
  readonly label: string
  readonly kind: QuestionKind
  readonly value: AnswerValue
}

export const answerLimits = { text: 200, longText: 4_000, link: 2_000, chosen: 50 } as const

const nothing = Symbol('unanswered')

type Reading = Checked<AnswerValue | typeof nothing>

const readers: Record<QuestionKind, (value: unknown, question: Question) => Reading> = {
  TEXT: (value) => text(value, (given) => oneLine(given, 0, answerLimits.text)),
  LONG_TEXT: (value) => text(value, (given) => severalLines(given, answerLimits.longText)),
  EMAIL: (value) => text(value, checkEmail),
  PHONE: (value) => text(value, phone),
  LINK: (value) => text(value, link),
  NUMBER: number,
  CHECKBOX: checkbox,
  SELECT: oneOption,
  RADIO: oneOption,
  MULTI_SELECT: severalOptions,
  FILE: uploaded,
}

/**
 * The answers in the order of the questions, unanswered ones left out. Throws InputInvalid with every issue at once;
 * paths are `answers`, then the place among the answers given, or the question's id where none was given.
 */
export function checkAnswers(
  questions: readonly Question[],
  given: readonly AnswerGiven[],
): readonly Answer[] {
  const { answers, issues } = readAnswers(questions, given)
  refuseIssues(issues)
  return answers
}

/** The same without the throw. */
export function readAnswers(
  questions: readonly Question[],
  given: readonly AnswerGiven[],
): { readonly answers: readonly Answer[]; readonly issues: readonly InputIssue[] } {
  const issues = strays(questions, given)
  const answers: Answer[] = []
  for (const question of questions) {
    const index = given.findIndex(({ questionId }) => questionId === question.id)
    const path = ['answers', index < 0 ? question.id : index]
    const reading = readers[question.kind](index < 0 ? null : given[index]?.value, question)
    if ('message' in reading) issues.push({ path, message: reading.message })
    else if (reading.value === nothing || (question.required && reading.value === false)) {
      if (question.required) issues.push({ path, message: `Please answer “${question.label}”.` })
    } else
      answers.push({
        questionId: question.id,
        label: question.label,
        kind: question.kind,
        value: reading.value,
      })
  }
  return { answers, issues }
}

function strays(questions: readonly Question[], given: readonly AnswerGiven[]): InputIssue[] {
  const asked = new Set(questions.map(({ id }) => id))
  const seen = new Set<string>()
  return given.flatMap(({ questionId }, index) => {
    const message = !asked.has(questionId)
      ? 'This question is not asked here.'
      : seen.has(questionId)
        ? 'This question is answered twice.'
        : null
    seen.add(questionId)
    return message ? [{ path: ['answers', index], message }] : []
  })
}

function text(value: unknown, check: (given: string) => Checked<string>): Reading {
  if (value === null || value === undefined) return { value: nothing }
  if (typeof value !== 'string') return { message: 'Answer with text.' }
  return value.trim() === '' ? { value: nothing } : check(value)
}

/** A telephone number as somebody writes it. */
export function phone(given: string): Checked<string> {
  const value = given.trim()
  const digits = value.replace(/[ ().\-/]/g, '')
  if (!/^\+?\d{5,15}$/.test(digits) || value.length > 40)
    return { message: 'This is not a telephone number.' }
  return { value }
}

/** A web address, http or https, without a name and password in it. */
export function link(given: string): Checked<string> {
  const value = given.trim()
  const parts = /^https?:\/\/([^\s/?#@:]+)(?::\d{1,5})?(?:[/?#][^\s]*)?$/i.exec(value)
  const message = 'This is not a web address; it begins with https://.'
  if (!parts?.[1]?.includes('.') || value.length > answerLimits.link) return { message }
  return oneLine(value, 1, answerLimits.link)
}

function number(value: unknown, { least = 0, most = 1_000_000 }: Question): Reading {
  if (value === null || value === undefined || value === '') return { value: nothing }
  const read = typeof value === 'string' && /^-?\d{1,9}$/.test(value.trim()) ? Number(value) : value
  if (typeof read !== 'number' || !Number.isSafeInteger(read))
    return { message: 'Answer with a whole number.' }
  return read < least || read > most
    ? { message: `Answer with a number from ${least} to ${most}.` }
    : { value: read }
}

function checkbox(value: unknown): Reading {
  if (value === null || value === undefined || value === '') return { value: nothing }
  if (value === true || value === 'true' || value === 'on') return { value: true }
  return value === false || value === 'false' ? { value: false } : { message: 'Tick the box or leave it.' }
}

function oneOption(value: unknown, { options = [] }: Question): Reading {
  if (value === null || value === undefined || value === '') return { value: nothing }
  const chosen = options.find((option) => option === value)
  return chosen === undefined ? { message: 'Choose one of the options.' } : { value: chosen }
}

function severalOptions(value: unknown, { options = [] }: Question): Reading {
  if (value === null || value === undefined) return { value: nothing }
  const given = typeof value === 'string' ? linesOf(value) : Array.isArray(value) ? value : [value]
  if (given.length === 0) return { value: nothing }
  const known = given.every((one) => options.some((option) => option === one))
  if (!known || given.length > answerLimits.chosen) return { message: 'Choose from the options.' }
  return { value: options.filter((option) => given.includes(option)) }
}

function uploaded(value: unknown): Reading {
  if (value === null || value === undefined || value === '') return { value: nothing }
  return isUploaded(value)
    ? { value }
    : { message: 'Choose the file once more: an upload is kept for a day.' }
}

/** Whether an answer is a file. */
export const isUploaded = (value: unknown): value is UploadedFile =>
  typeof value === 'object' && value !== null && 'fileId' in value

/** An option is one line, so a text of several lines is several options. */
const linesOf = (text: string): unknown[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.normalize('NFC').trim())
    .filter(Boolean)
