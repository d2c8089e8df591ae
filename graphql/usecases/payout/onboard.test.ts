import { expect } from 'vitest'
import { payoutReleased } from '#graphql/domain/ledger/postings.ts'
import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import { OnboardingRefused, OnboardingUnavailable } from '#graphql/domain/payout/errors.ts'
import { PayoutAccountMissing } from '#graphql/domain/session-type/errors.ts'
import type { MentorAccount, Payments } from '#graphql/providers/payments/port.ts'
import { ask } from '#graphql/testing/ask.ts'
import { test as databaseTest } from '#graphql/testing/database.ts'
import { houseOn } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { post } from '../ledger/post.ts'
import { earningsOf } from './earnings.ts'
import { onboardMentor, refreshAccount } from './onboard.ts'

const ready: Omit<MentorAccount, 'id'> = {
  detailsSubmitted: true,
  transfers: 'active',
  payoutsEnabled: true,
  requirementsDue: [],
  disabledReason: null,
}

/** A desk that opens one account per key, and tells under which keys it was asked. */
function desk(answers: Partial<Payments> = {}) {
  const keys: string[] = []
  const payments: Partial<Payments> = {
    createAccount: async ({ mentorId, idempotencyKey }) => {
      keys.push(idempotencyKey)
      return { status: 'done', facts: { ...ready, id: `acct_${mentorId}`, detailsSubmitted: false } }
    },
    onboardingLink: async (accountId, returnUrl) => ({
      status: 'done',
      facts: { url: `https://pay.test/${accountId}?back=${returnUrl}` },
    }),
    fetchAccount: async (id) => ({ status: 'done', facts: { ...ready, id } }),
    findAccount: async () => ({ status: 'done', facts: null }),
    ...answers,
  }
  return { keys, payments }
}

databaseTest('a mentor gets one account, however often the page is opened', async ({ database }) => {
  const { keys, payments } = desk()
  const house = houseOn(database, { payments })
  const mentor = await house.mentor()
  const open = () => onboardMentor(house.deps, house.viewerOf(mentor))
  const urls = [await open(), ...(await Promise.all([open(), open()]))]

  expect(new Set(urls)).toEqual(
    new Set([`https://pay.test/acct_${mentor.id}?back=http://localhost:3000/mentor/earnings/return`]),
  )
  expect(keys).toEqual([`account:${mentor.id}:1`])
})

databaseTest('a burnt key is followed by the next one, and always by the same', async ({ database }) => {
  const { keys, payments } = desk()
  const house = houseOn(database, {
    payments: {
      ...payments,
      createAccount: async (request) => {
        if (request.idempotencyKey.endsWith(':1')) return { status: 'storedFailure', reason: 'a stored 500' }
        return payments.createAccount!(request)
      },
    },
  })
  const mentor = await house.mentor()
  await onboardMentor(house.deps, house.viewerOf(mentor))

  expect(keys).toEqual([`account:${mentor.id}:2`])
})

databaseTest.for([
  [{ status: 'refused', code: 'country_unsupported', message: 'Not in this country.' }, OnboardingRefused],
  [{ status: 'unknown', reason: 'no answer' }, OnboardingUnavailable],
  [{ status: 'retryLater', reason: '429' }, OnboardingUnavailable],
] as const)(
  '%j leads nowhere, and the row waits for the next try',
  async ([answer, refusal], { database }) => {
    const { payments } = desk({ createAccount: async () => answer })
    const house = houseOn(database, { payments })
    const mentor = await house.mentor()

    await expect(onboardMentor(house.deps, house.viewerOf(mentor))).rejects.toBeInstanceOf(refusal)
    const row = await house.deps.db.connectedAccount.findUniqueOrThrow({ where: { mentorId: mentor.id } })
    expect(row.accountId).toBeNull()
  },
)

databaseTest('coming back fetches the account, and lets payouts go on', async ({ database }) => {
  const house = houseOn(database, { payments: desk().payments })
  const { deps } = house
  const mentor = await house.mentor({ account: 'started' })
  const booking = await house.paidBooking({ mentor })
  await deps.db.payoutBlock.create({
    data: { payoutId: booking.payout!.id, reason: 'NO_ACCOUNT', cause: mentor.id },
  })
  const mutation = `mutation { payoutAccountRefresh { __typename
    ... on Mentor { payoutAccount { detailsSubmitted transfers } } } }`
  const { data } = await ask(house, house.viewerOf(mentor), mutation)

  expect(data.payoutAccountRefresh).toEqual({
    __typename: 'Mentor',
    payoutAccount: { detailsSubmitted: true, transfers: 'ACTIVE' },
  })
  expect(await deps.db.payoutBlock.count({ where: { payoutId: booking.payout!.id, endedAt: null } })).toBe(0)
})

test('an outage refuses, and so does an account that was never opened', async ({ house }) => {
  const [none, some] = [await house.mentor(), await house.mentor({ account: 'started' })]

  await expect(refreshAccount(house.deps, house.viewerOf(none))).rejects.toBeInstanceOf(PayoutAccountMissing)
  await expect(refreshAccount(house.deps, house.viewerOf(some))).rejects.toBeInstanceOf(OnboardingUnavailable)
  const nobody = house.viewerOf(await house.mentee())
  await expect(onboardMentor(house.deps, nobody)).rejects.toBeInstanceOf(MentorProfileMissing)
})

test('earnings tell what is held, due, on its way, blocked and paid, each currency for itself', async ({
  house,
}) => {
  const { db } = house.deps
  const mentor = await house.mentor({ account: 'ready' })
  const viewer = house.viewerOf(mentor)
  expect(await earningsOf(house.deps, viewer)).toEqual([])
  const [held, due, sending, blocked] = [
    await house.paidBooking({ mentor }),
    await house.paidBooking({ mentor }),
    await house.paidBooking({ mentor }),
    await house.paidBooking({ mentor }),
  ]
  const yen = await house.sessionType(mentor, { priceMinor: 5_000n, currency: 'JPY' })
  await house.paidBooking({ mentor, type: yen })
  for (const [{ id, payout }, state] of [[due, 'DUE'] as const, [sending, 'SENDING'] as const]) {
    await db.payout.update({ where: { bookingId: id }, data: { state } })
    const tags = { provider: 'stripe', currency: 'USD' as const, bookingId: id, mentorId: mentor.id }
    const shares = { kept: 8_250n, fee: 1_237n, subsidy: 0n, mentor: 7_013n }
    const released = payoutReleased(tags, { payoutId: payout!.id, shares })
    await db.$transaction((tx) => post(tx, released, house.deps.now()))
  }
  await db.payoutBlock.create({ data: { payoutId: blocked.payout!.id, reason: 'ADMIN', cause: 'x' } })
  await db.ledgerEntry.create({
    data: {
      key: `tr_${held.id}:created`,
      fact: 'transferCreated',
      postings: {
        create: [
          { account: 'mentor_due', currency: 'USD', amountMinor: 500n, mentorId: mentor.id },
          { account: 'provider:stripe', currency: 'USD', amountMinor: -500n, mentorId: mentor.id },
        ],
      },
    },
  })

  const usd = (minor: bigint) => ({ minor, currency: 'USD' })
  const jpy = (minor: bigint) => ({ minor, currency: 'JPY' })
  expect(await earningsOf(house.deps, viewer)).toEqual([
    { held: jpy(4_250n), due: jpy(0n), sending: jpy(0n), blocked: jpy(0n), paid: jpy(0n), debt: jpy(0n) },
    {
      held: usd(7_013n),
      due: usd(7_013n),
      sending: usd(7_013n),
      blocked: usd(7_013n),
      paid: usd(500n),
      debt: usd(0n),
    },
  ])
})
