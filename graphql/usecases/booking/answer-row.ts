import { type Answer, isUploaded } from '#graphql/domain/session-type/questions.ts'

/** An answer as it is kept: the question's words with it. */
export const answerRow = ({ questionId, label, value }: Answer, position: number) => ({
  position,
  questionId,
  label,
  value: wordsOf(value),
})

/** As people read it: several choices one a line, a box as yes or no, a file by its name. */
const wordsOf = (value: Answer['value']): string => {
  if (isUploaded(value)) return value.name
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'object' ? value.join('\n') : String(value)
}
