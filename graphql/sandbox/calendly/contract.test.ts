import { expect } from 'vitest'
import { z } from 'zod'
import type { Json } from '../frame/contract.ts'
import { loadContract, withContract } from './contract.ts'
import { endpointsFor } from './endpoints.ts'
import { signature } from './subscriptions.ts'
import { bookAs, client, listen, mentor, pathOf, test } from './testing.ts'

if (!withContract) process.stdout.write('CONTRACTS_DIR is not set: the Calendly contract was not checked.\n')
const contract = withContract ? loadContract() : null
const contractTest = test.skipIf(!contract)

type Shape = { properties?: Record<string, Shape>; required?: string[]; enum?: unknown[] }

const shapeOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape

/** What our schema takes and theirs does not, or the other way round, all the way down. */
function differences(ours: Shape, theirs: Shape, path: string): string[] {
  const names = Object.keys(ours.properties ?? {})
  const forgotten = (theirs.required ?? []).filter((name) => !ours.required?.includes(name))
  const values = (ours.enum ?? []).filter((value) => theirs.enum && !theirs.enum.includes(value))
  const lost = (theirs.enum ?? []).filter((value) => ours.enum && !ours.enum.includes(value))
  return [
    ...forgotten.map((name) => `${path}.${name} is required`),
    ...[...values, ...lost].map((value) => `${path}: ${value}`),
    ...names.flatMap((name) => {
      const other = theirs.properties?.[name]
      return other
        ? differences(ours.properties?.[name] ?? {}, other, `${path}.${name}`)
        : [`${path}.${name} is invented`]
    }),
  ]
}

contractTest('every endpoint takes the parameters of the contract, none invented, none forgotten', () => {
  const endpoints = endpointsFor(client)
  expect(endpoints).toHaveLength(18)
  for (const { method, path, query, body, unmodelled } of endpoints) {
    const operation = contract!.operation(method, path)
    expect(operation, `${method} ${path}`).not.toBeNull()
    const [asked, sent] = [shapeOf(query), shapeOf(body)]
    expect(differences(asked, operation!.query as Shape, `${method} ${path}?`)).toEqual([])
    expect(differences(sent, operation!.body as Shape, `${method} ${path}`)).toEqual([])
    const names = ({ properties = {} }: Shape) => Object.keys(properties)
    const ours = [...names(asked), ...names(sent), ...unmodelled]
    const theirs = [operation!.query, operation!.body].flatMap((shape) => names(shape as Shape))
    expect([...new Set(ours)].sort(), `${method} ${path}`).toEqual([...new Set(theirs)].sort())
  }
})

contractTest(
  'what is told is as the contract has it, and signed as the published vector',
  async ({ stage }) => {
    const ana = await mentor(stage)
    await listen(stage, ana)
    const { resource } = await bookAs(stage, ana)
    await stage.call(ana.token, 'POST', `${pathOf(resource.event)}/cancellation`, { reason: 'Ill.' })
    await stage.sandbox.runDue()
    expect(stage.received.map(({ event }) => event)).toEqual(['invitee.created', 'invitee.canceled'])
    for (const { text } of stage.received)
      expect(contract!.faultsOfEvent(JSON.parse(text) as Json)).toEqual([])
    const { body, t, calendly } = contract!.sample('signature-vectors')
    expect(signature(body, calendly.signing_key, t)).toBe(calendly.value)
  },
)
