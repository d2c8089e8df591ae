import { expect } from 'vitest'
import { z } from 'zod'
import type { Json } from '../frame/contract.ts'
import { loadContract, withContract } from './contract.ts'
import { endpoints } from './endpoints.ts'
import { test } from './testing.ts'

if (!withContract) process.stdout.write('CONTRACTS_DIR is not set: the Stripe contract was not checked.\n')
const contract = withContract ? loadContract() : null
const contractTest = test.skipIf(!contract)

type Shape = {
  properties?: Record<string, Json>
  required?: string[]
  enum?: unknown[]
  type?: string
  items?: Json
  anyOf?: Json[]
  wire?: string
}

/** What our schema says and the contract does not, or the other way round, all the way down. */
function differences(ours: Shape, theirs: Json, path: string): string[] {
  const real = contract!.resolve(theirs) as Shape
  const branches = (real.anyOf ?? [real]).map((branch) => contract!.resolve(branch as Json) as Shape)
  if (ours.anyOf) return []
  if (ours.enum && !ours.wire) {
    const known = branches.flatMap((branch) => branch.enum ?? [])
    return known.length > 0 && String([...known].sort()) !== String([...ours.enum].sort())
      ? [`${path}: enum ${known}`]
      : []
  }
  const kind = ours.wire ?? ours.type
  if (!branches.some((branch) => branch.type === kind))
    return [`${path}: ${kind} is not ${branches.map((b) => b.type)}`]
  const object = branches.find((branch) => branch.properties)
  if (ours.properties && object) return inside(ours, object, path)
  const items = branches.find((branch) => branch.items)?.items
  return ours.items && items ? differences(ours.items, items, `${path}[]`) : []
}

function inside(ours: Shape, theirs: Shape, path: string): string[] {
  const needed = (theirs.required ?? []).filter((name) => !ours.required?.includes(name))
  return [
    ...needed.map((name) => `${path}.${name} is required`),
    ...Object.entries(ours.properties ?? {}).flatMap(([name, mine]) => {
      const other = theirs.properties?.[name]
      return other ? differences(mine as Shape, other, `${path}.${name}`) : [`${path}.${name} is invented`]
    }),
  ]
}

contractTest('every endpoint takes the parameters of the contract, none invented, none forgotten', () => {
  expect(endpoints.length).toBeGreaterThan(25)
  for (const { method, path, params, unmodelled } of endpoints) {
    const operation = contract!.operation(method, path)
    expect(operation, `${method} ${path}`).not.toBeNull()
    const ours = z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' }) as Shape
    const theirs = contract!.resolve(operation!.params) as Shape
    expect(differences(ours, theirs as Json, `${method} ${path}`)).toEqual([])
    const names = [...Object.keys(ours.properties ?? {}), ...unmodelled].sort()
    expect(names, `${method} ${path}`).toEqual(Object.keys(theirs.properties ?? {}).sort())
  }
})
