import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { nodeId } from '../node-id.ts'
import { createApiKey } from '../partner/create-key.ts'
import { nobody, type Viewer } from '../viewer.ts'

const statementOf = `query ($id: ID!, $from: Date!, $to: Date!, $currency: CurrencyCode!) {
  node(id: $id) {
    ... on Mentor { statement(currency: $currency, from: $from, to: $to) { ...S } }
    ... on Program { statement(currency: $currency, from: $from, to: $to) { ...S } }
  }
}
fragment S on Statement {
  opening { amount } closing { amount currency }
  lines(first: 10) { edges { node { fact amount { amount } balance { amount } booking { id } } } }
}`

type Line = { fact: string; amount: { amount: string }; balance: { amount: string } }

async function read(scene: Scene, viewer: Viewer, id: string, from: string, to: string, currency = 'USD') {
  const { data, errors } = await ask(scene, viewer, statementOf, { id, from, to, currency })
  const statement = data?.node?.statement
  if (!statement) return { statement: statement ?? null, errors }
  const lines = statement.lines.edges.map(
    ({ node: { fact, amount, balance } }: { node: Line }) => `${fact} ${amount.amount} ${balance.amount}`,
  )
  return { opening: statement.opening.amount, lines, closing: statement.closing.amount }
}

const day = (at: Date) => at.toISOString().slice(0, 10)
const tomorrow = (at: Date) => day(new Date(at.getTime() + 86_400_000))

test('a mentor’s statement opens with what was owed, has a line per entry, and closes with what is owed', async ({
  scene,
}) => {
  const mentor = await scene.payableMentor()
  const type = await scene.sessionType(mentor)
  const { bookingId } = await scene.paid({ type })
  const { releaseAt } = (await scene.booking(bookingId)).payout!
  scene.clock.set(releaseAt)
  await scene.settle()
  await scene.settle()

  const viewer = scene.viewerOf(mentor)
  const id = nodeId('Mentor', mentor.id)
  const paid = ['PAYOUT_RELEASED 70.13 70.13', 'TRANSFER_CREATED -70.13 0.00']
  expect(await read(scene, viewer, id, day(releaseAt), day(releaseAt))).toEqual({
    ...{ opening: '0.00', lines: paid, closing: '0.00' },
  })
  expect(await read(scene, viewer, id, tomorrow(releaseAt), tomorrow(releaseAt))).toMatchObject({ lines: [] })
  expect(await read(scene, viewer, id, day(releaseAt), day(releaseAt), 'JPY')).toEqual({
    ...{ opening: '0', lines: [], closing: '0' },
  })
  const admin = scene.viewerOf(await scene.admin())
  expect(await read(scene, admin, id, day(releaseAt), day(releaseAt))).toMatchObject({ lines: paid })
  const other = scene.viewerOf(await scene.mentor())
  for (const stranger of [nobody, other])
    expect(await read(scene, stranger, id, day(releaseAt), day(releaseAt))).toMatchObject({ statement: null })
  const odd = await read(scene, viewer, id, tomorrow(releaseAt), day(releaseAt))
  expect(odd.errors).toMatchObject([{ code: 'INPUT_INVALID', issues: [{ path: 'to' }] }])
})

test('a programme’s statement is what came in and went out for its bookings, for its own keys', async ({
  scene,
}) => {
  const { deps } = scene
  const admin = scene.viewerOf(await scene.admin())
  const key = async (name: string): Promise<Viewer> => {
    const { apiKeyId } = await createApiKey(deps, admin, { name, scopes: ['READ', 'BOOK'] })
    const { programId } = await deps.db.apiKey.findUniqueOrThrow({ where: { id: apiKeyId } })
    return { kind: 'partner', apiKeyId, programId, scopes: ['READ', 'BOOK'] }
  }
  const [ours, theirs] = [await key('Ours'), await key('Theirs')]
  const mentee = { name: 'Jonas Weber', email: 'jonas@sundial.test' }
  const { bookingId } = await scene.paid({ viewer: ours, mentee })
  const at = deps.now()
  await cancelBooking(deps, admin, { bookingId })
  await scene.settle()

  const programId = ours.kind === 'partner' ? ours.programId : ''
  const id = nodeId('Program', programId)
  expect(await read(scene, ours, id, day(at), day(at))).toEqual({
    opening: '0.00',
    lines: ['CAPTURED 82.50 82.50', 'REFUND_EFFECTED -82.50 0.00'],
    closing: '0.00',
  })
  expect(await read(scene, theirs, id, day(at), day(at))).toMatchObject({ statement: null })
  const { data } = await ask(scene, ours, '{ programs(first: 5) { edges { node { id } } } }')
  expect(data.programs.edges).toEqual([{ node: { id } }])
})

test('the books of a day balance, and tomorrow opens with what today closed', async ({ scene }) => {
  const admin = scene.viewerOf(await scene.admin())
  await scene.paid()
  const today = scene.deps.now()
  const books = async (at: string, viewer: Viewer = admin) => {
    const asked = `query ($day: Date!) { dayBook(currency: "USD", from: $day, to: $day) {
      account kind description opening { amount } debited { amount } credited { amount } closing { amount } } }`
    return ask(scene, viewer, asked, { day: at })
  }
  type Sum = 'opening' | 'debited' | 'credited' | 'closing'
  type Row = { account: string } & Record<Sum, { amount: string }>
  const rows: Row[] = (await books(day(today))).data.dayBook
  const total = (sum: Sum) => rows.reduce((all, row) => all + Math.round(Number(row[sum].amount) * 100), 0)
  expect(total('closing')).toBe(0)
  expect(total('debited')).toBe(total('credited'))
  expect(total('debited')).toBeGreaterThan(0)
  for (const { opening, debited, credited, closing } of rows)
    expect(Number(opening.amount) + Number(debited.amount) - Number(credited.amount)).toBeCloseTo(
      Number(closing.amount),
    )
  const next: Row[] = (await books(tomorrow(today))).data.dayBook
  expect(next.map(({ account, opening }) => [account, opening])).toEqual(
    rows.map(({ account, closing }) => [account, closing]),
  )
  const mentor = scene.viewerOf(await scene.mentor())
  expect((await books(day(today), mentor)).errors).toMatchObject([{ code: 'FORBIDDEN' }])
})
