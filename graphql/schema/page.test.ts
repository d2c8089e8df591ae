import { getNamedType, isObjectType } from 'graphql'
import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { nodeId } from '#graphql/usecases/node-id.ts'
import { schema } from './schema.ts'

const lists = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
      .map((field) => ({ on: type.name, field: field.name })),
  )

/** Asks for pages of a list as an admin, who may see each of them. */
async function reader(house: House, { on, field }: { on: string; field: string }) {
  const booking = await house.freeBooking()
  const viewer = house.viewerOf(await house.admin())
  const mentor = nodeId('Mentor', booking.mentorId)
  const ways: Record<string, (asked: string) => string> = {
    Query: (asked) => asked,
    Booking: (asked) => `node(id: "${nodeId('Booking', booking.id)}") { ... on Booking { ${asked} } }`,
    Mentor: (asked) => `node(id: "${mentor}") { ... on Mentor { ${asked} } }`,
    Statement: (asked) =>
      `node(id: "${mentor}") { ... on Mentor { statement(currency: "USD", from: "2026-03-01", to: "2026-03-31") { ${asked} } } }`,
    MentorCalendar: (asked) => `node(id: "${mentor}") { ... on Mentor { calendar { ${asked} } } }`,
  }
  return async (args: string) => {
    const asked = `${field}(${args}) { edges { cursor } pageInfo { hasNextPage } }`
    const { data, errors } = await ask(house, viewer, `{ ${ways[on]?.(asked)} }`)
    return errors[0]?.code ?? (data.node?.calendar ?? data.node?.statement ?? data.node ?? data)[field].edges
  }
}

const cursorOf = (text: string) => Buffer.from(text).toString('base64')

test.for(lists)('$field of $on refuses, by a code, a page that nobody can have', async (list, { house }) => {
  const page = await reader(house, list)
  for (const size of ['first: 101', 'first: -1', 'last: 1000', 'last: -1'])
    expect(await page(size), size).toBe('PAGE_SIZE_INVALID')
  for (const cursor of ['', 'zzz', cursorOf('GPC:S:x'), cursorOf('GPC:J:{}'), cursorOf("GPC:S:' or 1=1")])
    expect(await page(`first: 2, after: "${cursor}"`), cursor).toBe('CURSOR_INVALID')
  for (const both of ['after: "a", before: "b"', 'first: 1, before: "b"', 'last: 1, after: "a"'])
    expect(await page(both), both).toBe('PAGE_INVALID')
})

test.for(lists)(
  '$field of $on answers its largest page, and what follows its own cursors',
  async (list, { house }) => {
    const page = await reader(house, list)
    expect(await page('first: 0')).toEqual([])
    const all: { cursor: string }[] = await page('first: 100')
    for (const { cursor } of all.slice(0, 1))
      expect(await page(`first: 100, after: "${cursor}"`)).toEqual(all.slice(1))
  },
)
