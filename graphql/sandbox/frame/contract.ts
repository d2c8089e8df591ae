import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv, type SchemaValidateFunction, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'

export type Json = Record<string, unknown>

const directory = process.env.CONTRACTS_DIR

/** Whether this contract can be read: they are never part of this project. */
export function hasContract(file: string): boolean {
  return Boolean(directory && existsSync(path.join(directory, file)))
}

export function readContract(file: string) {
  return JSON.parse(readFileSync(path.join(directory ?? '', file), 'utf8'))
}

type Reading = {
  /** What is text on the wire may stand for a number or a truth; `array`: or for a list of one. */
  coerceTypes?: boolean | 'array'
  /** The document seldom says what may be null. */
  nullsPass?: boolean
}

/** Says what is wrong with a value, by a schema. Compiles only what a value reaches: a whole contract takes many seconds. */
export function validator(
  schemas: Record<string, Json>,
  { coerceTypes = false, nullsPass = false }: Reading,
) {
  const ajv = new Ajv({ strict: false, coerceTypes, allErrors: true })
  formats.default(ajv)
  for (const format of ['unix-time', 'decimal', 'currency']) ajv.addFormat(format, true)
  const compiled = new Map<string, ValidateFunction>()
  const compile = (text: string) => {
    const ready = compiled.get(text) ?? ajv.compile(close(JSON.parse(text), nullsPass) as Json)
    compiled.set(text, ready)
    return ready
  }
  const named = (name: string): SchemaValidateFunction => {
    const check: SchemaValidateFunction = (data: unknown) => {
      if (data === null && (nullsPass || schemas[name]?.nullable === true)) return true
      if (schemas[name]?.type === 'object' && (typeof data !== 'object' || data === null)) return false
      const inner = compile(JSON.stringify(schemas[name]))
      const passes = inner(data)
      check.errors = inner.errors ?? []
      return passes
    }
    return check
  }
  ajv.addKeyword({ keyword: 'named', errors: true, compile: named })
  return (schema: string, value: unknown): string[] => {
    const check = compile(schema)
    if (check(value)) return []
    return (check.errors ?? []).map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`)
  }
}

/** OpenAPI's `nullable` in JSON Schema's words, and nothing invented: objects with known properties take no others. */
function close(node: unknown, nullsPass: boolean): unknown {
  if (Array.isArray(node)) return node.map((each) => close(each, nullsPass))
  if (node === null || typeof node !== 'object') return node
  if ('$ref' in node) return { named: String(node.$ref).split('/').pop() }
  const schema = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, close(value, nullsPass)]),
  ) as Json
  if (
    schema.properties &&
    schema.type === 'object' &&
    schema.additionalProperties === undefined &&
    schema.nullable === undefined
  )
    schema.additionalProperties = false
  const { nullable, ...rest } = schema
  if (nullable !== true && !(nullsPass && typeof schema.type === 'string')) return schema
  return { anyOf: [rest, { type: 'null' }] }
}
