import { hasContract, type Json, readContract, validator } from '../frame/contract.ts'
import type { JsonCall } from '../frame/json-api.ts'

export type Operation = { query: Json; body: Json; answer: string }

export const withContract = hasContract('calcom.openapi.json')

/** Cal.com's published contract; only where `withContract`. */
export function loadContract() {
  const document = corrected(readContract('calcom.openapi.json'))
  const schemas: Record<string, Json> = document.components.schemas
  const answers = validator(schemas, { nullsPass: true })
  const queries = validator(schemas, { coerceTypes: 'array' })
  const bodies = validator(schemas, {})
  const operation = (method: string, template: string): Operation | null => {
    const found = document.paths[template]?.[method.toLowerCase()]
    if (!found) return null
    const [success] = Object.values<{ content: Record<string, { schema: Json }> }>(found.responses)
    return {
      query: queryOf(found.parameters ?? []),
      body: found.requestBody?.content['application/json'].schema ?? empty,
      answer: JSON.stringify(success?.content['application/json']?.schema),
    }
  }
  return {
    operation,
    resolve: (schema: Json): Json => schemas[String(schema.$ref).split('/').pop() ?? ''] ?? schema,
    /** What is wrong with a call that was accepted, and with every answer. */
    faultsOf(call: JsonCall): string[] {
      const found = operation(call.method, call.template ?? '')
      if (!found) return ['no such operation']
      if (call.status >= 400) return answers(JSON.stringify(errorShape), call.answer)
      return [
        ...queries(JSON.stringify(found.query), structuredClone(call.query)),
        ...bodies(JSON.stringify(found.body), call.sent),
        ...answers(found.answer, call.answer),
      ]
    },
    sample: (name: string) => readContract(`samples/${name}.json`),
  }
}

const empty = { type: 'object', properties: {} }

const errorShape = {
  type: 'object',
  required: ['status', 'timestamp', 'path', 'error'],
  properties: {
    status: { enum: ['error'] },
    timestamp: { type: 'string', format: 'date-time' },
    path: { type: 'string' },
    error: {
      type: 'object',
      required: ['code', 'message', 'details'],
      properties: { code: { type: 'string' }, message: { type: 'string' }, details: {} },
    },
  },
}

type Parameter = { in: string; name: string; required?: boolean; schema?: Json }

function queryOf(parameters: Parameter[]): Json {
  const inQuery = parameters.filter((parameter) => parameter.in === 'query')
  return {
    type: 'object',
    properties: Object.fromEntries(inQuery.map(({ name, schema = {} }) => [name, schema])),
    required: inQuery.filter(({ required }) => required).map(({ name }) => name),
  }
}

/**
 * Where the document misdescribes what is sent: triggers are a list of words, lengths are numbers, users of an event type
 * are objects, and alternatives overlap.
 */
function corrected(document: ReturnType<typeof readContract>) {
  const schemas: Record<string, { properties: Record<string, Json> }> = document.components.schemas
  const put = (name: string, property: string, schema: Json) => {
    const known = schemas[name]?.properties
    if (!known?.[property]) throw new Error(`the contract has no ${name}.${property}`)
    known[property] = schema
  }
  for (const name of ['CreateWebhookInputDto', 'UpdateWebhookInputDto'])
    put(name, 'triggers', { type: 'array', items: schemas[name]?.properties.triggers })
  put('OAuthClientWebhookOutputDto', 'triggers', { type: 'array', items: { type: 'string' } })
  for (const name of ['CreateEventTypeInput_2024_06_14', 'UpdateEventTypeInput_2024_06_14'])
    put(name, 'lengthInMinutesOptions', { type: 'array', items: { type: 'number' } })
  put('EventTypeOutput_2024_06_14', 'users', { type: 'array', items: { type: 'object' } })
  return JSON.parse(JSON.stringify(document).replaceAll('"oneOf":', '"anyOf":'))
}

/** What is wrong, by the contract, with these calls and their answers. */
export function brokenRules(calls: readonly JsonCall[]): string[] {
  const contract = loadContract()
  const known = calls.filter(({ template }) => template)
  const faults = known.flatMap((call) =>
    contract.faultsOf(call).map((fault) => `${call.method} ${call.template} ${call.status}: ${fault}`),
  )
  return [...new Set(faults)]
}
