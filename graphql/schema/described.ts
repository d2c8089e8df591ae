import { type GraphQLArgument, type GraphQLSchema, isInterfaceType, isObjectType, isUnionType } from 'graphql'

const types: Record<string, string> = {
  Node: 'An object with an id of its own, by which it can be asked for again.',
  PageInfo: 'Where a page stands in its list.',
}

/** By the field's name, on the types that Pothos makes: Node, PageInfo, connections and their edges. */
const fields: Record<string, string> = {
  id: 'The id; opaque.',
  node: 'The object with this id; null when there is none for the viewer.',
  nodes: 'The objects with these ids, in their order; null for each that is none for the viewer.',
  edges: 'The entries of this page, in order.',
  pageInfo: 'Where this page stands in the list.',
  totalCount: 'How many there are on all pages.',
  cursor: 'Where this entry stands in the list.',
  hasNextPage: 'Whether there are more after this page.',
  hasPreviousPage: 'Whether there are more before this page.',
  startCursor: 'Of the first entry; null when there is none.',
  endCursor: 'Of the last entry: ask for what comes after it. Null when there is none.',
}

const entry = 'The entry itself.'

const args: Record<string, string> = {
  first: 'So many from the beginning; 20 unless told, 100 at most.',
  after: 'Those after this cursor.',
  last: 'So many from the end; 100 at most.',
  before: 'Those before this cursor.',
  id: 'The id of the object.',
  ids: 'The ids of the objects.',
  input: 'What it is done with.',
}

/** Describes what the plugins make and leave without words; what has words keeps them. */
export function described(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isUnionType(type) && type.name.endsWith('Result')) {
      type.description ??= 'What was done, or why it was refused.'
    }
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    type.description ??= types[type.name]
    const made = /^(Query|Node|PageInfo)$|(Connection|Edge)$/.test(type.name)
    for (const field of Object.values(type.getFields())) {
      const words = type.name.endsWith('Edge') && field.name === 'node' ? entry : fields[field.name]
      if (made) field.description ??= words
      for (const arg of field.args as GraphQLArgument[]) arg.description ??= args[arg.name]
    }
  }
  return schema
}
