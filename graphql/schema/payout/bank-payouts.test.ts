import { expect } from 'vitest'
import type { BankPayout } from '#graphql/domain/payout/bank-payout.ts'
import type { Payments } from '#graphql/providers/payments/port.ts'
import { ask } from '#graphql/testing/ask.ts'
import { test as databaseTest } from '#graphql/testing/database.ts'
import { houseOn } from '#graphql/testing/furnish.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { nobody } from '#graphql/usecases/viewer.ts'

const own = `{ viewer { mentor { bankPayouts { told edges { node {
  amount { amount currency } state arrivesOn failure automatic bankName bankLastDigits } } } } } }`
const anyones = `query ($handle: String!) {
  mentor(handle: $handle) { bankPayouts(first: 5) { told edges { node { amount { amount } } } } } }`

/** A session that was paid, held and shared: 85 % of 90.00 reach the mentor's account. */
async function earned(scene: Scene, mentor: Awaited<ReturnType<Scene['payableMentor']>>) {
  const booked = await scene.paid({ type: await scene.sessionType(mentor) })
  scene.clock.advance({ days: 8 })
  await scene.settle()
  expect(await scene.booking(booked.bookingId)).toMatchObject({ payout: { state: 'PAID' } })
}

const day = async ({ clock, settle }: Scene) => {
  clock.advance({ days: 1 })
  await settle()
}

test('a mentor reads what reached the bank and what came back; what the company tells of it makes no case', async ({
  scene,
}) => {
  const { db } = scene.deps
  const mentor = await scene.mentor()
  const account = await scene.connect(mentor)
  const name = (bank: string) =>
    fetch(`${scene.stripe.url}/express/${account}`, { method: 'POST', body: new URLSearchParams({ bank }) })
  const read = async () =>
    (await ask(scene, scene.viewerOf(mentor), own)).data.viewer.mentor.bankPayouts.edges.map(
      ({ node }: { node: object }) => node,
    )
  const cases = await db.case.count()
  await name('000123456789')
  await earned(scene, mentor)
  await day(scene)
  const sent = { automatic: true, bankName: 'STRIPE TEST BANK', bankLastDigits: '6789', failure: null }
  const [first] = await read()
  expect(first).toMatchObject({ ...sent, state: 'PENDING' })
  expect(Date.parse(first.arrivesOn)).toBeGreaterThan(scene.clock.now().getTime())
  await day(scene)
  await day(scene)
  expect(await read()).toEqual([{ ...first, state: 'PAID' }])

  await name('000111111113')
  await earned(scene, mentor)
  for (const _ of [1, 2, 3]) await day(scene)
  const back = { bankLastDigits: '1113', state: 'FAILED', failure: 'ACCOUNT_CLOSED', amount: first.amount }
  expect(await read()).toMatchObject([back, { state: 'PAID' }])
  const stored = await db.connectedAccount.findUniqueOrThrow({ where: { accountId: account } })
  expect(stored).toMatchObject({ transfers: 'ACTIVE', payoutsEnabled: false })
  expect(stored.requirementsDue).toEqual(['external_account'])
  const told = await db.inboxEvent.findMany({ where: { type: { contains: 'payout.' } } })
  expect(new Set(told.map(({ type }) => type))).toContain('payout.failed')
  for (const { processedAt, deadAt } of told) expect([processedAt, deadAt]).toEqual([expect.any(Date), null])
  expect(await db.case.count()).toBe(cases)
})

const one: BankPayout = {
  ...{ id: 'po_1', state: 'PAID', arrivesOn: '2026-11-23', failure: null, automatic: true, bank: null },
  amount: { minor: 7_650n, currency: 'USD' },
}

const telling: Partial<Payments> = {
  listBankPayouts: async (_account, { after }) => ({
    status: 'done',
    facts: after ? { payouts: [], next: null } : { payouts: [one], next: 'po_1' },
  }),
  dashboardLink: async (account) => ({ status: 'done', facts: { url: `https://pay.test/${account}` } }),
}

databaseTest(
  'a bank payout is its mentor’s and the admins’ to see, whatever the mentor is',
  async ({ database }) => {
    const house = houseOn(database, { payments: telling })
    const [ana, ben] = [await house.mentor({ account: 'ready' }), await house.mentor({ account: 'ready' })]
    const seen = { told: 'TOLD', edges: [{ node: { amount: { amount: '76.50' } } }] }
    const seenBy = async (viewer: Parameters<typeof ask>[1]) =>
      (await ask(house, viewer, anyones, { handle: ana.handle })).data.mentor
    const admin = house.viewerOf(await house.admin())
    expect(await seenBy(house.viewerOf(ana))).toEqual({ bankPayouts: seen })
    expect(await seenBy(admin)).toEqual({ bankPayouts: seen })
    for (const other of [house.viewerOf(ben), nobody])
      expect(await seenBy(other)).toEqual({ bankPayouts: null })

    await house.deps.db.mentor.update({ where: { id: ana.id }, data: { state: 'DECLINED' } })
    expect(await seenBy(house.viewerOf(ana))).toEqual({ bankPayouts: seen })
    for (const other of [house.viewerOf(ben), nobody]) expect(await seenBy(other)).toBeNull()
  },
)

databaseTest(
  'without an account, a company that tells, or an answer, the list is empty and says why',
  async ({ database }) => {
    const told = async (payments: Partial<Payments>, account?: 'ready') => {
      const house = houseOn(database, { payments })
      const mentor = await house.mentor(account ? { account } : {})
      const { data, errors } = await ask(house, house.viewerOf(mentor), own)
      expect([errors, data.viewer.mentor.bankPayouts.edges]).toEqual([[], expect.any(Array)])
      return data.viewer.mentor.bankPayouts.told
    }
    const away = async () => ({ status: 'retryLater', reason: 'away' }) as const
    const strange = async () => {
      throw new Error('Stripe says "resting"')
    }
    expect(await told(telling, 'ready')).toBe('TOLD')
    expect(await told(telling)).toBe('NO_ACCOUNT')
    expect(await told({ ...telling, can: new Set() }, 'ready')).toBe('NEVER')
    expect(await told({ listBankPayouts: away }, 'ready')).toBe('NOT_NOW')
    expect(await told({ listBankPayouts: strange }, 'ready')).toBe('NOT_NOW')
  },
)

databaseTest(
  'the list goes on from its own cursor, forward alone, and costs what a call costs',
  async ({ database }) => {
    const house = houseOn(database, { payments: telling })
    const viewer = house.viewerOf(await house.mentor({ account: 'ready' }))
    const page = async (asked: string) => {
      const source = `{ viewer { mentor { ${asked} } } }`
      const { data, errors } = await ask(house, viewer, source)
      return errors[0]?.code ?? data.viewer.mentor
    }
    const end = 'edges { cursor } pageInfo { hasNextPage endCursor }'
    const { bankPayouts: first } = await page(`bankPayouts(first: 1) { ${end} }`)
    expect(first).toMatchObject({ edges: [{}], pageInfo: { hasNextPage: true } })
    const rest = await page(`bankPayouts(first: 1, after: "${first.pageInfo.endCursor}") { ${end} }`)
    expect(rest.bankPayouts).toEqual({ edges: [], pageInfo: { hasNextPage: false, endCursor: null } })
    expect(await page('bankPayouts(last: 1) { told }')).toBe('PAGE_INVALID')
    const many = Array.from({ length: 25 }, (_, n) => `a${n}: bankPayouts { told }`).join(' ')
    expect(await page(many)).toBe('QUERY_TOO_COMPLEX')
  },
)

databaseTest('the way to the account at the company is its mentor’s own', async ({ database }) => {
  const house = houseOn(database, { payments: telling })
  const ana = await house.mentor({ account: 'ready' })
  const open = `mutation { payoutAccountDashboardLink { __typename ... on PayoutAccountLink { url } } }`
  const led = async (viewer: Parameters<typeof ask>[1]) =>
    (await ask(house, viewer, open)).data?.payoutAccountDashboardLink ?? null
  const { accountId } = await house.deps.db.connectedAccount.findUniqueOrThrow({
    where: { mentorId: ana.id },
  })
  expect(await led(house.viewerOf(ana))).toMatchObject({ url: `https://pay.test/${accountId}` })
  const missing = { __typename: 'PayoutAccountMissing' }
  expect(await led(house.viewerOf(await house.mentor()))).toEqual(missing)
  expect(await led(house.viewerOf(await house.admin()))).toEqual({ __typename: 'MentorProfileMissing' })
  expect(await led(nobody)).toBeNull()
})
