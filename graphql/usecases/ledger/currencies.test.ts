import { expect } from 'vitest'
import { receiptNumber } from '#graphql/domain/payment/receipt.ts'
import { ask } from '#graphql/testing/ask.ts'
import { daysAhead, test } from '#graphql/testing/live.ts'
import { nodeId } from '../node-id.ts'
import { balanceGaps } from '../operations/balance.ts'
import { reconcileMovements } from './reconcile-movements.ts'

const asked = `query ($mentor: ID!, $booking: ID!, $currency: CurrencyCode!, $day: Date!) {
  mentor: node(id: $mentor) { ... on Mentor { statement(currency: $currency, from: $day, to: $day) {
    closing { amount } lines { edges { node { fact amount { amount currency } } } } } } }
  booking(id: $booking) { price { amount } payment { receiptNumber amount { amount } } payout { amount { amount } } }
}`

test.for([
  { currency: 'USD', priceMinor: 8_250n, price: '82.50', share: '70.13', said: '$82.50' },
  { currency: 'JPY', priceMinor: 500n, price: '500', share: '425', said: '¥500' },
  { currency: 'KWD', priceMinor: 12_340n, price: '12.340', share: '10.490', said: 'KWD 12.340' },
  { currency: 'ISK', priceMinor: 2_501n, price: '2501', share: '2126', said: 'ISK 2,501' },
  { currency: 'UGX', priceMinor: 90_001n, price: '90001', share: '76501', said: 'UGX 90,001' },
] as const)(
  '$price $currency is paid, shared and told in its own units, and both sides agree',
  async ({ currency, priceMinor, price, share, said }, { scene }) => {
    scene.deps.settings = { ...scene.deps.settings, settles: [currency] }
    const mentor = await scene.payableMentor()
    const type = await scene.sessionType(mentor, { currency, priceMinor })
    const { bookingId } = await scene.paid({ type })
    const { releaseAt } = (await scene.booking(bookingId)).payout!
    scene.clock.set(releaseAt)
    await scene.settle()
    await scene.settle()

    const { standing } = await reconcileMovements(scene.deps, { graceMs: 0 })
    expect(standing).toEqual([])
    expect(await balanceGaps(scene.deps)).toEqual([])
    const { data } = await ask(scene, scene.viewerOf(mentor), asked, {
      ...{ mentor: nodeId('Mentor', mentor.id), booking: nodeId('Booking', bookingId), currency },
      day: releaseAt.toISOString().slice(0, 10),
    })
    type Line = { node: { fact: string; amount: { amount: string; currency: string } } }
    const lines = data.mentor.statement.lines.edges.map(({ node }: Line) => [node.fact, node.amount])
    expect(lines).toEqual([
      ['PAYOUT_RELEASED', { amount: share, currency }],
      ['TRANSFER_CREATED', { amount: `-${share}`, currency }],
    ])
    const { payments } = await scene.booking(bookingId)
    expect(data.booking).toEqual({
      price: { amount: price },
      payment: { receiptNumber: receiptNumber(payments[0]!.id), amount: { amount: price } },
      payout: { amount: { amount: share } },
    })
    const confirmed = (await scene.mail.list()).find(
      ({ to, subject }) => to.startsWith('Jonas') && subject.includes('confirmed'),
    )
    const text = confirmed!.text.replace(/\u00a0/g, ' ')
    expect(text).toContain(`Receipt: ${receiptNumber(payments[0]!.id)}: ${said}, paid on`)
  },
)

// A fee of 2.9 % of these is 71.03 and 2611.03 of units that cannot be parted.
test.for([
  { currency: 'ISK', priceMinor: 2_439n },
  { currency: 'UGX', priceMinor: 90_025n },
] as const)(
  'what is kept of several payments in $currency is whole, and both sides agree',
  async (wish, { scene }) => {
    const type = await scene.sessionType(await scene.payableMentor(), wish)
    for (let nth = 0; nth < 4; nth++)
      await scene.paid({ type, startsAt: daysAhead(scene.deps.now(), 3 + nth) })
    await scene.settle()
    const { standing } = await reconcileMovements(scene.deps, { graceMs: 0 })
    expect(standing).toEqual([])
    expect(await balanceGaps(scene.deps)).toEqual([])
  },
)
