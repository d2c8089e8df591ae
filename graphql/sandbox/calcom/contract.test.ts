import { expect } from 'vitest'
import { z } from 'zod'
import type { Json } from '../frame/contract.ts'
import { loadContract, withContract } from './contract.ts'
import { endpoints } from './endpoints.ts'
import { test } from './testing.ts'
import { signature } from './webhooks.ts'

if (!withContract) process.stdout.write('CONTRACTS_DIR is not set: the Cal.com contract was not checked.\n')
const contract = withContract ? loadContract() : null
const contractTest = test.skipIf(!contract)

type Shape = {
  properties?: Record<string, Json>
  required?: string[]
  enum?: unknown[]
  type?: string
  wire?: string
  anyOf?: Json[]
}

/** The contract's branches of a schema, whole. */
function branchesOf(schema: Json): Shape[] {
  const real = contract!.resolve(schema) as Shape & { allOf?: Json[] }
  const inner = real.anyOf ?? real.allOf
  return inner ? inner.flatMap(branchesOf) : [real]
}

function differences(ours: Shape, theirs: Json, path: string): string[] {
  if (ours.anyOf) return []
  const branches = branchesOf(theirs)
  const known = branches.flatMap((branch) => branch.enum ?? [])
  const invented = (ours.enum ?? []).filter((value) => known.length > 0 && !known.includes(value))
  const kind = ours.wire ?? (ours.type === 'integer' ? 'number' : ours.type)
  const kinds = branches.map(({ type }) => type).filter(Boolean)
  const wrong = kinds.length > 0 && kind && kind !== 'triggers' && !kinds.includes(kind)
  const objects = branches.filter(({ properties }) => properties)
  return [
    ...invented.map((value) => `${path}: ${value} is invented`),
    ...(wrong ? [`${path}: ${kind} is not ${kinds}`] : []),
    ...(ours.properties && objects.length > 0 ? inside(ours, objects, path) : []),
  ]
}

function inside(ours: Shape, theirs: Shape[], path: string): string[] {
  const always = theirs
    .map(({ required = [] }) => required)
    .reduce((a, b) => a.filter((name) => b.includes(name)))
  const forgotten = always.filter((name) => !ours.required?.includes(name))
  return [
    ...forgotten.map((name) => `${path}.${name} is required`),
    ...Object.entries(ours.properties ?? {}).flatMap(([name, mine]) => {
      const other = theirs.map(({ properties }) => properties?.[name]).find(Boolean)
      return other ? differences(mine as Shape, other, `${path}.${name}`) : [`${path}.${name} is invented`]
    }),
  ]
}

const shapeOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape

contractTest('every endpoint takes the parameters of the contract, none invented, none forgotten', () => {
  expect(endpoints.length).toBeGreaterThan(25)
  for (const { method, path, query, body, unmodelled } of endpoints) {
    const operation = contract!.operation(method, path)
    expect(operation, `${method} ${path}`).not.toBeNull()
    const [asked, sent] = [shapeOf(query), shapeOf(body)]
    expect(differences(asked, operation!.query, `${method} ${path}?`)).toEqual([])
    expect(differences(sent, operation!.body, `${method} ${path}`)).toEqual([])
    const ours = [asked, sent].flatMap(({ properties = {} }) => Object.keys(properties))
    const theirs = [operation!.query, operation!.body]
      .flatMap(branchesOf)
      .flatMap(({ properties = {} }) => Object.keys(properties))
    expect([...new Set([...ours, ...unmodelled])].sort(), `${method} ${path}`).toEqual(
      [...new Set(theirs)].sort(),
    )
  }
})

contractTest('signatures are those of the published vector', () => {
  const vector = contract!.sample('signature-vectors')
  expect(signature(vector.body, vector.calcom.secret)).toBe(vector.calcom.value)
  expect(signature(vector.body, null)).toBe(vector.calcom.without_secret)
})
