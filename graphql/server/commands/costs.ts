/** What each document of the pages costs by the API's own reckoning. Ends with 1 when the API would refuse one. */
import fs from 'node:fs'
import { complexityFromQuery } from '@pothos/plugin-complexity'
import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  parse,
  visit,
} from 'graphql'
import { limit } from '#graphql/schema/builder.ts'
import { schema } from '#graphql/schema/schema.ts'
import { sourceFiles } from './source-files.ts'

const definitions = sourceFiles()
  .filter((file) => file.startsWith('app/'))
  .flatMap((file) => [...fs.readFileSync(file, 'utf8').matchAll(/\bgraphql\(\s*`([^`]+)`/g)])
  .flatMap(([, text = '']) => parse(text).definitions)
const fragments = new Map(
  definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
)

let asked = 0
for (const operation of definitions) {
  if (operation.kind !== Kind.OPERATION_DEFINITION) continue
  asked++
  const cost = complexityFromQuery(whole(operation), { schema, ctx: {} })
  const over = (['complexity', 'depth', 'breadth'] as const).filter((name) => cost[name] > limit[name])
  for (const name of over)
    console.log(`${operation.name?.value}: ${name} ${cost[name]}, and the API takes ${limit[name]}`)
  if (over.length > 0) process.exitCode = 1
}
console.log(`(${asked} documents)`)

/** The operation with every fragment that it needs, however deep. */
function whole(operation: DefinitionNode): DocumentNode {
  const needed = new Set<FragmentDefinitionNode>()
  const gather = (definition: DefinitionNode) => {
    visit(definition, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value)
        if (!fragment) throw new Error(`there is no fragment ${name.value}`)
        if (needed.has(fragment)) return
        needed.add(fragment)
        gather(fragment)
      },
    })
  }
  gather(operation)
  return withoutArguments({ kind: Kind.DOCUMENT, definitions: [operation, ...needed] })
}

/** What is reckoned has no arguments, so it requires none; the sizes of our pages stand in the documents themselves. */
function withoutArguments(document: DocumentNode): DocumentNode {
  return visit(document, {
    VariableDefinition: ({ type, ...definition }) =>
      type.kind === Kind.NON_NULL_TYPE ? { ...definition, type: type.type } : undefined,
  })
}
