import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import { test } from '#graphql/testing/database.ts'
import { houseOn } from '#graphql/testing/furnish.ts'
import { nodeId } from '#graphql/usecases/node-id.ts'

const link = 'mutation { payoutAccountLink { __typename ... on PayoutAccountLink { url } } }'
const about = `query ($share: ID!, $booking: ID!, $handle: String!) {
  node(id: $share) { id }
  booking(id: $booking) { id payout { id } }
  payouts { edges { node { id } } }
  earnings { held { currency } }
  mentor(handle: $handle) {
    payoutAccount { transfers }
    bankAccount { __typename }
    statement(currency: EUR, from: "2026-01-01", to: "2026-12-31") { currency }
    earningsByMonth(year: 2026) { __typename }
    taxYear(year: 2026) { __typename } } }`

test('case 23: of another mentor’s share and account nothing is there, and the payment company’s page is one’s own', async ({
  database,
}) => {
  const house = houseOn(database, {
    payments: {
      onboardingLink: async (account) => ({
        status: 'done',
        facts: { url: `https://pay.test/${account}` },
      }),
    },
  })
  const [ana, ben] = [await house.mentor({ account: 'ready' }), await house.mentor({ account: 'ready' })]
  const { id, payout } = await house.paidBooking({ mentor: ana })
  const asked = {
    share: nodeId('Payout', payout!.id),
    booking: nodeId('Booking', id),
    handle: ana.handle,
  }
  const seenBy = async (mentor: typeof ana) => (await ask(house, house.viewerOf(mentor), about, asked)).data
  const hers = await seenBy(ana)
  expect(hers).toMatchObject({ node: { id: asked.share }, booking: { payout: { id: asked.share } } })
  expect(hers.mentor).toMatchObject({
    payoutAccount: { transfers: 'ACTIVE' },
    statement: {},
    earningsByMonth: [],
  })
  const none = {
    payoutAccount: null,
    bankAccount: null,
    statement: null,
    earningsByMonth: null,
    taxYear: null,
  }
  const payouts = { edges: [] }
  expect(await seenBy(ben)).toEqual({ node: null, booking: null, payouts, earnings: [], mentor: none })

  const leads = await ask(house, house.viewerOf(ben), link)
  const { accountId } = await house.deps.db.connectedAccount.findUniqueOrThrow({
    where: { mentorId: ben.id },
  })
  expect(leads.data.payoutAccountLink).toMatchObject({ url: `https://pay.test/${accountId}` })
})
