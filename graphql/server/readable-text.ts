import { type DocumentNode, GraphQLError, visit } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** More than any text we ask for may have; what may be less says so itself. */
const longest = 20_000
/** PostgreSQL keeps no NUL, and half of a surrogate pair is no character. */
const unreadable = /[\0\p{Surrogate}]/u

/** Text that no field can keep is refused before anything is asked, wherever in the operation it stands. */
export function refusesUnreadableText(): Plugin {
  const judged = new WeakMap<DocumentNode, string | null>()
  const check = (document: DocumentNode, variables: unknown) => {
    if (!judged.has(document)) judged.set(document, wrongInDocument(document))
    return judged.get(document) ?? wrongIn(variables, '')
  }
  return {
    onExecute({ args: { document, variableValues }, setResultAndStopExecution }) {
      const wrong = check(document, variableValues)
      if (wrong) setResultAndStopExecution({ errors: [refusal(wrong)] })
    },
    onSubscribe({ args: { document, variableValues }, setResultAndStopExecution }) {
      const wrong = check(document, variableValues)
      if (wrong) setResultAndStopExecution({ errors: [refusal(wrong)] })
    },
  }
}

const refusal = (message: string) => new GraphQLError(message, { extensions: { code: 'TEXT_UNREADABLE' } })

function wrongInDocument(document: DocumentNode): string | null {
  let wrong: string | null = null
  visit(document, {
    StringValue: ({ value }) => {
      wrong ??= wrongText(value, 'The document')
    },
  })
  return wrong
}

/** What is wrong with the first text that cannot be read, by its place; null when all can. */
function wrongIn(value: unknown, place: string): string | null {
  if (typeof value === 'string') return wrongText(value, place)
  if (!isStructure(value)) return null
  for (const [step, inner] of Object.entries(value)) {
    const wrong = wrongIn(inner, place === '' ? step : `${place}.${step}`)
    if (wrong) return wrong
  }
  return null
}

/** Lists and fields; not what a scalar has made of its text, nor the bytes of a file. */
function isStructure(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return Array.isArray(value) || prototype === Object.prototype || prototype === null
}

function wrongText(text: string, place: string): string | null {
  if (text.length > longest) return `${place}: this is longer than any text may be.`
  return unreadable.test(text) ? `${place}: this has characters that no text can have.` : null
}
