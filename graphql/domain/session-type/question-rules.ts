import { oneLine } from '../account/person.ts'
import type { InputIssue } from '../errors.ts'
import type { QuestionKind } from './questions.ts'

export type QuestionDraft = {
  readonly kind: QuestionKind
  readonly label: string
  readonly required: boolean
  readonly options: readonly string[]
}

const mostQuestions = 20
const mostLabel = 200
const mostOptions = 50
const mostOption = 100

const choices: ReadonlySet<QuestionKind> = new Set(['SELECT', 'RADIO', 'MULTI_SELECT'])

/** The questions as they can be kept, and everything that is wrong with them, by path below `questions`. */
export function checkQuestions(given: readonly QuestionDraft[]): {
  questions: QuestionDraft[]
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
    return { ...question, label: 'value' in label ? label.value : '', options }
  })
  return { questions, issues }
}

function optionsWrong(kind: QuestionKind, options: readonly string[]): string | null {
  if (!choices.has(kind)) return options.length > 0 ? 'Only questions with a choice have options.' : null
  if (options.length === 0 || options.length > mostOptions) return `Give 1 to ${mostOptions} options.`
  if (new Set(options).size < options.length) return 'Each option must be different.'
  return options.every((option) => 'value' in oneLine(option, 1, mostOption))
    ? null
    : `An option is one line of 1 to ${mostOption} characters.`
}
