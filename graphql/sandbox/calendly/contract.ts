import { hasContract, type Json, readContract, validator } from '../frame/contract.ts'
import type { JsonCall } from '../frame/json-api.ts'

type Media = { schema: Json }
type Parameter = { $ref?: string; in: string; name: string; required?: boolean; schema?: Json }

export const withContract = hasContract('calendly.openapi.json')

const empty = { type: 'object', properties: {} }

/** Calendly's published contract; only where `withContract`. */
export function loadContract() {
  const document = readContract('calendly.openapi.json')
  const schemas: Record<string, Json> = document.components.schemas
  const answers = validator(schemas, {})
  const queries = validator(schemas, { coerceTypes: true })
  const operation = (method: string, template: string) => {
    const found = document.paths[template]?.[method.toLowerCase()]
    if (!found) return null
    const [body] = Object.values<Media>(found.requestBody?.content ?? {})
    const answer = (found.responses['200'] ?? found.responses['201'])?.content['application/json'].schema
    return {
      query: queryOf((found.parameters ?? []).map(whole)),
      body: body?.schema ?? empty,
      answer: JSON.stringify(answer ?? {}),
    }
  }
  const whole = (parameter: Parameter): Parameter =>
    parameter.$ref ? document.components.parameters[parameter.$ref.split('/').pop() ?? ''] : parameter
  return {
    operation,
    resolve: (schema: Json): Json => schemas[String(schema.$ref).split('/').pop() ?? ''] ?? schema,
    faultsOf(call: JsonCall): string[] {
      const found = operation(call.method, call.template ?? '')
      if (!found) return ['no such operation']
      if (call.status >= 400)
        return call.path.startsWith('/oauth/') ? [] : answers(JSON.stringify(refusal), call.answer)
      return [
        ...queries(JSON.stringify(found.query), structuredClone(call.query)),
        ...queries(JSON.stringify(found.body), structuredClone(call.sent)),
        ...(call.status === 204 ? [] : answers(found.answer, call.answer)),
      ]
    },
    /** What is wrong with an event that was told. */
    faultsOfEvent: ({ payload }: Json): string[] => [
      ...answers('{"$ref":"#/components/schemas/Invitee"}', without(payload as Json, 'scheduled_event')),
      ...answers('{"$ref":"#/components/schemas/WebhookScheduledEvent"}', (payload as Json).scheduled_event),
    ],
    sample: (name: string) => readContract(`samples/${name}.json`),
  }
}

/** The published error, with what the document forgets to describe. */
const refusal = {
  type: 'object',
  required: ['title', 'message'],
  properties: {
    title: { type: 'string' },
    message: { type: 'string' },
    details: {
      type: 'array',
      items: {
        type: 'object',
        required: ['message'],
        properties: { parameter: {}, message: { type: 'string' } },
      },
    },
  },
}

function without(object: Json, key: string): Json {
  const { [key]: _, ...rest } = object
  return rest
}

function queryOf(parameters: Parameter[]): Json {
  const inQuery = parameters.filter((parameter) => parameter.in === 'query')
  return {
    type: 'object',
    properties: Object.fromEntries(inQuery.map(({ name, schema = {} }) => [name, schema])),
    required: inQuery.filter(({ required }) => required).map(({ name }) => name),
  }
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
