import { expect } from 'vitest'
import { listen } from '#graphql/testing/bench/listen.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { createJsonDoor } from './json-door.ts'
import { createSignIns } from './sign-in.ts'
import { createApi } from './yoga.ts'

const burning = {
  directory: async (): Promise<never> => {
    throw new Error('the directory burns')
  },
}
const topics = { query: '{ topics }' }
const two = 'query One { topics } query Two { languages }'
const questions: Record<string, unknown> = {
  'a query': topics,
  'a query with variables': {
    query: 'query Of($handle: String!) { mentor(handle: $handle) { name } }',
    variables: { handle: 'nobody' },
  },
  'one of two operations': { query: two, operationName: 'Two', variables: null },
  'two operations and no name': { query: two },
  'a name that no operation has': { query: two, operationName: 'Three' },
  'a field that is not there': { query: '{ weather }' },
  'no GraphQL': { query: '{ topics' },
  'no document': { variables: {} },
  'a list of questions': [topics],
  'a parameter that nobody knows': { ...topics, weather: 1 },
  'variables as a list': { ...topics, variables: [1] },
  'a missing variable': { query: 'query Of($handle: String!) { mentor(handle: $handle) { name } }' },
  'a text with a NUL': {
    query: 'query Of($handle: String!) { mentor(handle: $handle) { name } }',
    variables: { handle: 'a\0b' },
  },
  'half a surrogate pair among the variables': {
    query: 'query Of($handle: String!) { mentor(handle: $handle) { name } }',
    variables: { handle: '\ud800' },
  },
  'half a surrogate pair in the document': { query: '{ mentor(handle: "\ud800") { name } }' },
  'an escaped half of a pair in the document': { query: '{ mentor(handle: "\\ud800") { name } }' },
  'an id that is none': { query: '{ node(id: "x") { __typename } }' },
  'a page of a thousand': { query: '{ mentors(first: 1000) { edges { node { name } } } }' },
  'what is for admins': { query: '{ stuckBookings { edges { cursor } } }' },
  'a mutation that is refused': {
    query: `mutation { signIn(input: { email: "no@sundial.test", password: "wrong" }) {
      __typename ... on UserFacingError { message } } }`,
  },
  'a bug of ours': { query: '{ mentors(first: 1) { edges { node { name } } } }' },
  'a subscription': { query: 'subscription { bookingChanged(bookingId: "x") { cursor } }' },
  'no JSON': '{"query":',
  'a text': '"topics"',
}

async function doors(house: House) {
  const signIns = createSignIns(house.deps.db, false)
  const feed = { position: () => 0n, subscribe: async function* () {} }
  const door = { deps: house.deps, feed, finder: burning, signIns, sourceKey: Buffer.alloc(32, 'source') }
  // Each with its own: what one has understood or refused before must not help the other.
  const apiOf = () => createApi(door, { appUrl: 'http://localhost', production: false })
  const [general, short] = [apiOf(), createJsonDoor(apiOf(), door)]
  return Promise.all([
    listen((req, res) => void general(req, res, { address: '127.0.0.1' })),
    listen((req, res) => void short(req, res, { address: '127.0.0.1' })),
  ])
}

async function answerOf(url: string, question: unknown, headers: Record<string, string>) {
  const body = typeof question === 'string' ? question : JSON.stringify(question)
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  const seen = ['content-type', 'set-cookie', 'retry-after', 'vary'].map((name) => response.headers.get(name))
  return { status: response.status, seen, text: await response.text() }
}

const visitors: Record<string, string>[] = [
  {},
  { accept: 'application/json' },
  { accept: 'application/graphql-response+json' },
  { accept: 'text/event-stream' },
  { accept: 'text/html' },
  { authorization: 'Bearer nobody-has-this' },
  { authorization: 'Booking nobody-has-this' },
  { cookie: 'sign-in=expired' },
  { 'content-type': 'application/json; charset=utf-8' },
  { 'content-type': 'text/plain' },
  { origin: 'https://evil.test' },
]

test('whatever is asked as plain JSON is answered as the general way answers it', async ({ house }) => {
  const [general, short] = await doors(house)
  for (const headers of visitors) {
    for (const [name, question] of Object.entries(questions)) {
      const [expected, given] = await Promise.all(
        [general, short].map(({ url }) => answerOf(url, question, headers)),
      )
      expect({ name, headers, ...given }).toEqual({ name, headers, ...expected })
    }
  }
  general.close()
  short.close()
})

test('a sign-up through plain JSON sets its cookie', async ({ house }) => {
  const [general, short] = await doors(house)
  const query = `mutation { signUp(input: {
    name: "Maya", email: "maya-json@sundial.test", password: "correct horse battery", timeZone: "UTC"
  }) { __typename } }`
  const { seen, text } = await answerOf(short.url, { query }, {})
  expect(text).not.toContain('errors')
  expect(seen[1]).toContain('HttpOnly')
  general.close()
  short.close()
})
