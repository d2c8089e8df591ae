import type { z } from 'zod'
import { listOf, type Page } from './answer.ts'
import * as take from './parameters.ts'
import { type Kind, need, type World } from './world.ts'

export type Endpoint = {
  method: 'GET' | 'POST'
  path: string
  params: z.ZodType<Record<string, unknown>>
  /** Parameters that Stripe takes here and the sandbox refuses by name. */
  unmodelled: readonly string[]
  serve(world: World, ids: string[], params: Record<string, unknown>): Promise<object>
}

export type Serve<T> = (world: World, ids: string[], params: T) => Promise<object>

/** One door: what it takes and refuses, and who serves it. */
export function endpoint<T extends Record<string, unknown>>(
  method: 'GET' | 'POST',
  path: string,
  params: z.ZodType<T>,
  serve: Serve<T>,
  unmodelled = '',
): Endpoint {
  const names = unmodelled.split(' ').filter(Boolean)
  // The server hands over exactly what `params` made of the request.
  return { method, path, params, unmodelled: names, serve: serve as Serve<Record<string, unknown>> }
}

/** The door to one object of a kind. */
export function retrieve(kind: Kind, path: string, param: string): Endpoint {
  const serve: Serve<object> = async (world, [id = '']) => (await need(world, kind, id, param)).body
  return endpoint('GET', path, take.onlyExpand, serve)
}

/** The door to a page of objects of a kind, by the parameters that filter them. */
export function list<T extends Record<string, unknown>>(
  kind: Kind,
  path: string,
  params: z.ZodType<T>,
  filters: readonly string[] = [],
  unmodelled = '',
): Endpoint {
  const serve: Serve<T> = (world, _ids, asked) =>
    listOf(
      world,
      kind,
      path,
      asked as Page,
      Object.fromEntries(filters.map((name) => [name, word(asked[name])])),
    )
  return endpoint('GET', path, params, serve, unmodelled)
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
