import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect } from '@playwright/test'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { outside } from './people.ts'
import { test } from './sundial.ts'

type Answer = { data?: Record<string, never>; errors?: { extensions: { code: string } }[] }

/** A program that has nothing but HTTP, a socket and what the sandbox's desk says. */
async function program(request: APIRequestContext, baseURL: string) {
  const { apiKey } = await (await request.get(`${baseURL}/sandbox.json`)).json()
  const authorization = `Bearer ${apiKey}`
  const post = async (query: string, variables: object, headers: Record<string, string>): Promise<Answer> =>
    (await request.post(`${baseURL}/graphql`, { data: { query, variables }, headers })).json()
  const socket = createClient({
    url: `${baseURL.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
    retryAttempts: 0,
  })
  return {
    ask: (query: string, variables: object = {}) => post(query, variables, { authorization }),
    /** As the person whom the desk signed in. */
    askAsPerson: (query: string) => post(query, {}, {}),
    /** Every event of a booking after the cursor, as it comes. */
    follow: (bookingId: string, after: string) =>
      socket.iterate<{ bookingChanged: { event: string; cursor: string; booking: { state: string } } }>({
        query: `subscription ($bookingId: ID!, $after: String) {
          bookingChanged(bookingId: $bookingId, after: $after) { event cursor booking { state } } }`,
        variables: { bookingId, after },
      }),
    hangUp: () => socket.dispose(),
  }
}

const offer = `query ($mentor: String!, $slug: String!, $from: DateTime!, $to: DateTime!) {
  sessionType(mentor: $mentor, slug: $slug) {
    id price { amount currency } questions { id } slots(from: $from, to: $to) { startsAt } } }`

const checkout = `mutation ($input: BookingCheckoutInput!) {
  bookingCheckout(input: $input) {
    __typename
    ... on BookingCheckout { checkoutUrl booking { id cursor state } }
    ... on UserFacingError { code message } } }`

const whole = `query ($id: ID!) {
  booking(id: $id) { state program { name } payout { state }
    payment { state amount { amount currency } refunded { amount } } } }`

const payouts = `{ payouts(first: 1) { edges { node {
  state releaseAt amount { amount } platformFee { amount } booking { id endsAt } } } } }`

test('a program books, pays, follows and sees the mentor paid, without a page', async ({
  request,
  baseURL,
}) => {
  const world = outside(request, baseURL!)
  const partner = await program(request, baseURL!)
  const { now } = (await partner.ask('{ now }')).data as unknown as { now: string }
  const day = (ahead: number) => new Date(Date.parse(now) + ahead * 86_400_000).toISOString()
  const slots = { mentor: 'ana', slug: 'mentor-career-roadmap', from: day(2), to: day(12) }
  const type = (await partner.ask(offer, slots)).data?.sessionType as never as {
    id: string
    questions: { id: string }[]
    slots: { startsAt: string }[]
  }

  const input = {
    sessionTypeId: type.id,
    startsAt: type.slots.at(-1)!.startsAt,
    timeZone: 'Asia/Kolkata',
    mentee: { name: 'Meera Rao', email: `meera-${Date.now()}@guest.test` },
    answers: type.questions.map(({ id }) => ({ questionId: id, value: 'How to lead a team' })),
    idempotencyKey: randomUUID(),
  }
  const first = (await partner.ask(checkout, { input })).data?.bookingCheckout as never as {
    __typename: string
    checkoutUrl: string
    booking: { id: string; cursor: string; state: string }
  }
  expect(first).toMatchObject({
    __typename: 'BookingCheckout',
    booking: { state: 'AWAITING_PAYMENT' },
  })
  const again = (await partner.ask(checkout, { input })).data?.bookingCheckout as never as typeof first
  expect([again.booking.id, again.checkoutUrl]).toEqual([first.booking.id, first.checkoutUrl])

  const events = partner.follow(first.booking.id, first.booking.cursor)
  const paid = await request.post(first.checkoutUrl, {
    form: { card: '4242424242424242' },
    maxRedirects: 0,
  })
  expect(paid.status()).toBe(303)
  const seen: string[] = []
  for await (const { data } of events) {
    seen.push(data!.bookingChanged.event)
    if (data!.bookingChanged.booking.state === 'CONFIRMED') break
  }
  expect(seen.at(-1)).toMatch(/^(booking\.confirmed|payment\.)/)

  const { id } = first.booking
  expect((await partner.ask(whole, { id })).data).toMatchObject({
    booking: {
      state: 'CONFIRMED',
      program: { name: 'Northside University' },
      // The mentor's share is none of a program's business.
      payout: null,
      payment: { state: 'SUCCEEDED', amount: { amount: '90.00', currency: 'USD' } },
    },
  })

  const signedIn = await request.post(`${baseURL}/sandbox/sign-in`, {
    data: { email: 'mentor@sundial.test' },
  })
  expect(signedIn.ok()).toBe(true)
  const share = async () =>
    (
      (await partner.askAsPerson(payouts)).data as never as {
        payouts: { edges: { node: { state: string; releaseAt: string; booking: { endsAt: string } } }[] }
      }
    ).payouts.edges[0]!.node
  const held = await share()
  expect(held).toMatchObject({
    state: 'HELD',
    amount: { amount: '76.50' },
    platformFee: { amount: '13.50' },
    booking: { id },
  })
  expect(Date.parse(held.releaseAt) - Date.parse(held.booking.endsAt)).toBe(72 * 3_600_000)
  await world.advance(`PT${Math.ceil((Date.parse(held.releaseAt) - Date.parse(now)) / 1000)}S`)
  expect((await share()).state).toBe('PAID')
  expect((await partner.ask(whole, { id })).data).toMatchObject({ booking: { state: 'COMPLETED' } })
  await partner.hangUp()
})

test('a key that nobody made opens neither door', async ({ request, baseURL }) => {
  const authorization = 'Bearer sun_nobody-made-this-key-00000000000000000000'
  const answer = await request.post(`${baseURL}/graphql`, {
    data: { query: '{ now }' },
    headers: { authorization },
  })
  expect((await answer.json()).errors[0].extensions.code).toBe('UNAUTHENTICATED')
  const socket = new WebSocket(`${baseURL!.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  const closed = new Promise((resolve) => socket.once('close', resolve))
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }))
  expect(await closed).toBe(4403)
})
