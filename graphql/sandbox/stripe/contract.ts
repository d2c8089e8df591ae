import type pg from 'pg'
import { hasContract, type Json, readContract, validator } from '../frame/contract.ts'
import type { Call } from './api.ts'

type Operation = { params: Json; answer: string }

/** Stripe's published contract, read from CONTRACTS_DIR: it is never part of this project. */
export type Contract = {
  operation(method: string, template: string): Operation | null
  resolve(schema: Json): Json
  /** What is wrong with a call's parameters, by the contract. */
  faultsOfRequest(call: Call): string[]
  /** What is wrong with a call's answer, by the contract. */
  faultsOfAnswer(call: Call): string[]
  /** What is wrong with an object of this kind, such as an event tells of. */
  faultsOfObject(kind: string, object: unknown): string[]
  /** Which kinds of object each event type tells of. */
  eventTypes: Record<string, string[]>
  sample(name: string): Json
}

export const withContract = hasContract('stripe.openapi.json')

/** Only where `withContract`: tests that need it are skipped, and say so, without it. */
export function loadContract(): Contract {
  const document = readContract('stripe.openapi.json')
  const answers = validator(document.components.schemas, {})
  const requests = validator(document.components.schemas, { coerceTypes: true })
  const resolve = (schema: Json): Json => {
    const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').pop() : undefined
    return name ? document.components.schemas[name] : schema
  }
  const operation = (method: string, template: string): Operation | null => {
    const found = document.paths[template]?.[method.toLowerCase()]
    if (!found) return null
    const body = found.requestBody?.content['application/x-www-form-urlencoded']?.schema
    const params = body ?? found['x-querySchema'] ?? { type: 'object', properties: {} }
    return { params, answer: JSON.stringify(found.responses['200'].content['application/json'].schema) }
  }
  return {
    operation,
    resolve,
    faultsOfRequest: (call) => {
      const found = operation(call.method, call.template ?? '')
      return found
        ? requests(JSON.stringify(found.params), structuredClone(call.params))
        : ['no such operation']
    },
    faultsOfAnswer: (call) => {
      const found = operation(call.method, call.template ?? '')
      if (call.status >= 400) return answers('{"$ref":"#/components/schemas/error"}', call.body)
      return found ? answers(found.answer, call.body) : ['no such operation']
    },
    faultsOfObject: (kind, object) =>
      answers(JSON.stringify({ $ref: `#/components/schemas/${kind}` }), object),
    eventTypes: document['x-eventTypes'],
    sample: (name) => readContract(`samples/${name}.json`),
  }
}

/** What is wrong, by the contract, with these calls: parameters that were accepted, and every answer. */
export function brokenRules(calls: readonly Call[]): string[] {
  const contract = loadContract()
  const faults = calls
    .filter((call) => call.template)
    .flatMap((call) => {
      const requests = call.status < 400 ? contract.faultsOfRequest(call) : []
      return [...requests, ...contract.faultsOfAnswer(call)].map(
        (fault) => `${call.method} ${call.template} ${call.status}: ${fault}`,
      )
    })
  return [...new Set(faults)]
}

/** What is wrong, by the contract, with the events that the sandbox has told so far; `least`: how many it must have. */
export async function brokenEvents(pool: pg.Pool, least = 1): Promise<string[]> {
  const contract = loadContract()
  const { rows } = await pool.query<{ body: { type: string; data: { object: { object: string } } } }>(
    "select body from sandbox.stripe_object where type = 'event'",
  )
  if (rows.length < least) return ['there are no events']
  const faults = rows.flatMap(({ body: { type, data } }) => {
    const kind = data.object.object
    const told = contract.eventTypes[type]?.includes(kind) ? [] : [`it does not tell of a ${kind}`]
    return [...told, ...contract.faultsOfObject(kind, data.object)].map((fault) => `${type}: ${fault}`)
  })
  return [...new Set(faults)]
}
