import type { IncomingMessage } from 'node:http'
import qs from 'qs'
import { z } from 'zod'
import { readBody } from '../frame/request.ts'
import { errorBody, invalid, Refusal } from './refusal.ts'

/** Form and query values are strings on the wire; `wire` names what Stripe reads them as, for the contract test. */
export const integer = z
  .string()
  .regex(/^-?\d{1,15}$/, 'parameter_invalid_integer')
  .transform(Number)
  .meta({ wire: 'integer' })
export const amount = integer.refine((n) => n >= 1, 'parameter_invalid_integer')
export const boolean = z
  .enum(['true', 'false'])
  .transform((word) => word === 'true')
  .meta({ wire: 'boolean' })
export const text = z
  .string()
  .min(1, 'parameter_invalid_empty')
  .max(5000, 'parameter_invalid_string_too_long')
export const email = text.refine((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), 'email_invalid')
export const url = text.refine((value) => URL.canParse(value) && /^https?:/.test(value), 'url_invalid')
export const metadata = z
  .record(
    z.string().min(1).max(40, 'parameter_invalid_string_too_long'),
    z.string().max(500, 'parameter_invalid_string_too_long'),
  )
  .refine((entries) => Object.keys(entries).length <= 50, 'Metadata can have up to 50 keys')
  .transform((entries) => Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== '')))
  .meta({ wire: 'object' })
export const expand = z.array(text).max(20).optional()

const range = z.strictObject({
  gt: integer.optional(),
  gte: integer.optional(),
  lt: integer.optional(),
  lte: integer.optional(),
})
/** What every list takes. */
export const paging = {
  created: z.union([integer, range]).optional(),
  ending_before: text.optional(),
  starting_after: text.optional(),
  limit: integer.refine((n) => n >= 1 && n <= 100, 'parameter_invalid_integer').optional(),
  expand,
}

/** What a call asks, as it came: a GET in its query, all others in their body. */
export async function encodedIn(request: IncomingMessage): Promise<string> {
  if (request.method !== 'GET') return readBody(request)
  return new URL(request.url ?? '/', 'http://sandbox').search.slice(1)
}

/** Decodes a form body or query string, brackets and indices included. */
export function decode(encoded: string): Record<string, unknown> {
  return qs.parse(encoded, { depth: 12, arrayLimit: 200, parameterLimit: 2000, plainObjects: false })
}

/** The parameters as the endpoint wants them, or Stripe's 400. `unmodelled` are real parameters that the sandbox cannot serve. */
export function read<T>(
  schema: z.ZodType<T>,
  params: Record<string, unknown>,
  unmodelled: readonly string[],
): T {
  const beyond = Object.keys(params).find((name) => unmodelled.includes(name))
  if (beyond) throw invalid(`The sandbox does not model the parameter ${beyond}.`, { param: beyond })
  const result = schema.safeParse(params)
  if (result.success) return result.data
  throw refusalOf(result.error, params)
}

function refusalOf(error: z.ZodError, params: Record<string, unknown>): Refusal {
  const unread = error.issues.find(({ code }) => code === 'unrecognized_keys')
  const issue = deepest(unread ?? error.issues[0])
  if (!issue) return invalid('Invalid parameters.')
  if (issue.code === 'unrecognized_keys') return unknown([...issue.path, issue.keys[0] ?? ''])
  const param = bracketed(issue.path)
  const value = valueAt(params, issue.path)
  if (value === undefined) return coded('parameter_missing', `Missing required param: ${param}.`, param)
  return wrong(issue, param, value)
}

/** Inside a union the issue that says most is the one of the branch that got furthest. */
function deepest(issue: z.core.$ZodIssue | undefined): z.core.$ZodIssue | undefined {
  if (issue?.code !== 'invalid_union') return issue
  const inner = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0]
  return inner ? { ...inner, path: [...issue.path, ...inner.path] } : issue
}

function wrong(issue: z.core.$ZodIssue, param: string, value: unknown): Refusal {
  if (issue.message === 'parameter_invalid_integer') {
    const small = /^-?\d+$/.test(String(value))
    if (small && param === 'limit')
      return coded('parameter_invalid_integer', 'This value must be between 1 and 100.', param)
    if (small)
      return coded('parameter_invalid_integer', 'This value must be greater than or equal to 1.', param)
    return coded('parameter_invalid_integer', `Invalid integer: ${value}`, param)
  }
  if (issue.message === 'parameter_invalid_empty' || value === '')
    return coded(
      'parameter_invalid_empty',
      `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`,
      param,
    )
  if (issue.message === 'email_invalid')
    return coded('email_invalid', `Invalid email address: ${value}`, param)
  if (issue.message === 'url_invalid') return coded('url_invalid', 'Not a valid URL', param)
  if (issue.message === 'parameter_invalid_string_too_long')
    return invalid(`Invalid string: ${String(value).slice(0, 10)}…; it is too long`, { param })
  if (issue.code === 'invalid_value')
    return invalid(`Invalid ${param}: must be one of ${issue.values.map(String).join(', ')}`, { param })
  return invalid(issue.code === 'custom' ? issue.message : `Invalid ${param}`, { param })
}

function unknown(path: PropertyKey[]): Refusal {
  const param = bracketed(path)
  return coded('parameter_unknown', `Received unknown parameter: ${param}`, param)
}

function coded(code: string, message: string, param: string): Refusal {
  return new Refusal(400, errorBody('invalid_request_error', message, { code, param }))
}

function bracketed(path: readonly PropertyKey[]): string {
  return path.map((part, i) => (i === 0 ? String(part) : `[${String(part)}]`)).join('')
}

function valueAt(params: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (value && typeof value === 'object' ? Reflect.get(value, part) : undefined),
    params,
  )
}
