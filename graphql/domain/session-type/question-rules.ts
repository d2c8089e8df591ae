import { oneLine } from '../account/person.ts'
import type { InputIssue } from '../errors.ts'
import { type AddOnPrices, checkAddOn, type Typed } from './add-ons.ts'
import type { QuestionKind } from './questions.ts'

export type QuestionDraft = {
  readonly kind: QuestionKind
  readonly label: string
  readonly required: boolean
  readonly options: readonly string[]
  /** What an answer adds: per piece of a number, for a ticked box. */
  readonly price?: Typed | null | undefined
  /** What each option adds, beside them. */
  readonly optionPrices?: readonly Typed[] | null | undefined
}

export type CheckedQuestion = Omit<QuestionDraft, 'price' | 'optionPrices'> & AddOnPrices

const mostQuestions = 20
const mostFiles = 3
const mostLabel = 200
const mostOptions = 50
const mostOption = 100

const counted: ReadonlySet<QuestionKind> = new Set(['NUMBER', 'CHECKBOX'])
const choices: ReadonlySet<QuestionKind> = new Set(['SELECT', 'RADIO', 'MULTI_SELECT'])

/** The questions as they can be kept, and everything that is wrong with them, by path below `questions`. */
export function checkQuestions(
  given: readonly QuestionDraft[],
  base: Typed,
): {
  questions: CheckedQuestion[]
  issues: InputIssue[]
} {
  if (given.length > mostQuestions) {
    return {
      questions: [],
      issues: [{ path: ['questions'], message: `Ask at most ${mostQuestions} questions.` }],
    }
  }
  const issues: InputIssue[] = []
  const questions = given.map((question, index) => {
    const label = oneLine(question.label, 1, mostLabel)
    if ('message' in label) issues.push({ path: ['questions', index, 'label'], message: label.message })
    const options = question.options.map((option) => option.normalize('NFC').trim())
    const wrong = optionsWrong(question.kind, options)
    if (wrong) issues.push({ path: ['questions', index, 'options'], message: wrong })
    const { kind, required } = question
    const files = given.slice(0, index + 1).filter((each) => each.kind === 'FILE')
    if (kind === 'FILE' && files.length > mostFiles)
      issues.push({ path: ['questions', index, 'kind'], message: `Ask for at most ${mostFiles} files.` })
    const prices = pricesOf(question, base, (path, message) =>
      issues.push({ path: ['questions', index, ...path], message }),
    )
    return { kind, required, label: 'value' in label ? label.value : '', options, ...prices }
  })
  return { questions, issues }
}

type Refuse = (path: (string | number)[], message: string) => void

function pricesOf(
  { kind, options, price, optionPrices }: QuestionDraft,
  base: Typed,
  refuse: Refuse,
): AddOnPrices {
  const read = (given: Typed, path: (string | number)[]): bigint => {
    const checked = checkAddOn(given, base)
    if ('message' in checked) refuse(path, checked.message)
    return 'value' in checked ? checked.value : 0n
  }
  const each = optionPrices ?? []
  if (price && !counted.has(kind)) refuse(['price'], 'Only a number or a box has a price of its own.')
  if (each.length > 0 && !choices.has(kind))
    refuse(['optionPrices'], 'Only options have prices of their own.')
  else if (each.length > 0 && each.length !== options.length)
    refuse(['optionPrices'], 'Give as many prices as options; 0 adds nothing.')
  return {
    unit: price ? read(price, ['price']) : null,
    optionUnits: each.map((given, index) => read(given, ['optionPrices', index])),
  }
}

function optionsWrong(kind: QuestionKind, options: readonly string[]): string | null {
  if (!choices.has(kind)) return options.length > 0 ? 'Only questions with a choice have options.' : null
  if (options.length === 0 || options.length > mostOptions) return `Give 1 to ${mostOptions} options.`
  if (new Set(options).size < options.length) return 'Each option must be different.'
  return options.every((option) => 'value' in oneLine(option, 1, mostOption))
    ? null
    : `An option is one line of 1 to ${mostOption} characters.`
}
