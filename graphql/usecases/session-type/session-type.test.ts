import { expect } from 'vitest'
import { defaultRules } from '#graphql/domain/availability/rules.ts'
import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import { checkDraft } from '#graphql/domain/session-type/draft.ts'
import { PayoutAccountMissing, SessionTypeNotFound } from '#graphql/domain/session-type/errors.ts'
import { ask } from '#graphql/testing/ask.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { nodeId } from '../node-id.ts'
import { nobody, type PersonViewer } from '../viewer.ts'
import { activateSessionType, deactivateSessionType } from './activate.ts'
import { createSessionType } from './create.ts'
import { updateSessionType } from './update.ts'

const issuesOf = (promise: Promise<unknown>) =>
  promise.catch(({ issues }: { issues?: { path: unknown; message: string }[] }) => issues)
const placed = { placeKind: 'LINK', placeDetail: 'https://meet.sundial.test/room' } as const
const read = ({ deps }: House, id: string) =>
  deps.db.sessionType.findUniqueOrThrow({
    where: { id },
    include: { questions: { orderBy: { position: 'asc' } } },
  })

/** What the public sees of a type, through the API. */
async function seen(house: House, id: string, viewer: Parameters<typeof ask>[1] = nobody) {
  const query = 'query ($id: ID!) { node(id: $id) { __typename } }'
  const { data } = await ask(house, viewer, query, { id: nodeId('SessionType', id) })
  return data.node !== null
}

test('a template makes a draft that nobody else sees', async ({ house }) => {
  const mentor = await house.mentor()
  const viewer = house.viewerOf(mentor)
  const id = await createSessionType(house.deps, viewer, { template: 'project-review' })
  const again = await createSessionType(house.deps, viewer, { template: 'project-review' })

  const type = await read(house, id)
  expect(type).toMatchObject({
    slug: 'project-review',
    title: 'Project review',
    durationMinutes: 45,
    active: false,
    position: 0,
    priceMinor: 0n,
    currency: 'USD',
    windowDays: 60,
  })
  expect(type.questions.map(({ kind }) => kind)).toEqual(['LINK', 'LONG_TEXT'])
  expect(await read(house, again)).toMatchObject({ slug: 'project-review-2', position: 1 })
  expect([await seen(house, id), await seen(house, id, viewer)]).toEqual([false, true])
})

test('a free one takes its address from its title', async ({ house }) => {
  const viewer = house.viewerOf(await house.mentor())
  const price = { amount: '500', currency: 'JPY' }
  const id = await createSessionType(house.deps, viewer, { title: 'Code & Career: Q&A', price })

  expect(await read(house, id)).toMatchObject({ slug: 'code-career-q-a', priceMinor: 500n, currency: 'JPY' })
})

test('everything that is wrong with a type is said at once', async ({ house }) => {
  const viewer = house.viewerOf(await house.mentor())
  const issues = await issuesOf(
    createSessionType(house.deps, viewer, {
      title: '',
      slug: 'No Spaces',
      price: { amount: '0.10', currency: 'USD' },
      placeKind: 'LINK',
      placeDetail: 'javascript:alert(1)',
      refundTiers: [{ hoursBefore: 1, percent: 101 }],
      durationMinutes: 2,
      bufferAfterMinutes: 721,
      windowDays: -1,
      questions: [
        { kind: 'SELECT', label: 'Level', required: true, options: ['a', 'a'] },
        { kind: 'TEXT', label: '', required: false, options: [] },
      ],
    }),
  )

  expect(issues).toMatchObject(
    [
      ['title'],
      ['slug'],
      ['price'],
      ['placeDetail'],
      ['refundTiers'],
      ['durationMinutes'],
      ['bufferAfterMinutes'],
      ['windowDays'],
      ['questions', 0, 'options'],
      ['questions', 1, 'label'],
    ].map((path) => ({ path })),
  )
})

test.each([
  ['82.505', 'USD'],
  ['1.234', 'BHD'],
  ['500.5', 'JPY'],
  ['1', 'XTS'],
])('%s %s is no price', (amount, currency) => {
  const draft = { ...placed, title: 'x', slug: 'x', description: '', durationMinutes: 30, questions: [] }
  const rules = { ...defaultRules, rescheduleNoticeMinutes: null, cancelNoticeMinutes: null }
  const tiers = [{ hoursBefore: 0, percent: 0 }]
  const approval = { requiresApproval: false, pendingHoldsSlot: true, savesCard: false, noShowFee: null }
  const given = { ...draft, ...rules, ...approval, refundTiers: tiers, price: { amount, currency } }

  expect(() => checkDraft(given, ['USD'])).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }))
})

test('two types of one mentor never share an address, even when made at once', async ({ house }) => {
  const viewer = house.viewerOf(await house.mentor())
  const make = () => issuesOf(createSessionType(house.deps, viewer, { title: 'Intro', slug: 'intro' }))
  const answers = await Promise.all([make(), make(), make()])

  expect(answers.filter((answer) => typeof answer === 'string')).toHaveLength(1)
  expect(answers).toContainEqual([
    { path: ['slug'], message: 'You have another session type at this address.' },
  ])
})

test('a change touches what was given, and keeps the ids of questions that stay', async ({ house }) => {
  const viewer = house.viewerOf(await house.mentor())
  const id = await createSessionType(house.deps, viewer, {
    template: 'project-review',
    slotIntervalMinutes: 15,
  })
  const before = await read(house, id)
  const kept = before.questions[1]!
  await updateSessionType(house.deps, viewer, {
    sessionTypeId: id,
    title: 'Review',
    slotIntervalMinutes: null,
    questions: [
      { kind: kept.kind, label: kept.label, required: true, options: [] },
      { kind: 'SELECT', label: 'Stage', required: false, options: ['idea', 'live'] },
    ],
  })

  const after = await read(house, id)
  expect(after).toMatchObject({
    title: 'Review',
    slug: before.slug,
    slotIntervalMinutes: null,
    durationMinutes: 45,
  })
  expect(after.questions).toMatchObject([
    { id: kept.id, required: true },
    { label: 'Stage', options: ['idea', 'live'] },
  ])
})

test('case 21: what is published has a place, and an account when it is paid', async ({ house }) => {
  const mentor = await house.mentor({ account: 'started' })
  const viewer = house.viewerOf(mentor)
  const { deps } = house
  const price = { amount: '60', currency: 'USD' }
  const id = await createSessionType(deps, viewer, { title: 'Mock interview', price })

  expect(await issuesOf(activateSessionType(deps, viewer, id))).toMatchObject([{ path: ['placeDetail'] }])
  await updateSessionType(deps, viewer, { sessionTypeId: id, ...placed })
  await expect(activateSessionType(deps, viewer, id)).rejects.toBeInstanceOf(PayoutAccountMissing)
  await deps.db.connectedAccount.update({ where: { mentorId: mentor.id }, data: { detailsSubmitted: true } })
  await activateSessionType(deps, viewer, id)
  expect(await seen(house, id)).toBe(true)
  await deactivateSessionType(deps, viewer, id)
  expect(await seen(house, id)).toBe(false)
})

test('a published free type cannot become paid without an account, nor lose its place', async ({ house }) => {
  const viewer = house.viewerOf(await house.mentor())
  const { deps } = house
  const id = await createSessionType(deps, viewer, { title: 'Chat', ...placed })
  await activateSessionType(deps, viewer, id)
  const change = (input: object) => updateSessionType(deps, viewer, { sessionTypeId: id, ...input })

  await expect(change({ price: { amount: '60', currency: 'USD' } })).rejects.toBeInstanceOf(
    PayoutAccountMissing,
  )
  expect(await issuesOf(change({ placeDetail: ' ' }))).toMatchObject([{ path: ['placeDetail'] }])
  expect(await read(house, id)).toMatchObject({ priceMinor: 0n, placeDetail: placed.placeDetail })
})

test('a published type of a mentor who is not approved stays out of sight', async ({ house }) => {
  const viewer = house.viewerOf(await house.mentor({ state: 'APPLIED' }))
  const id = await createSessionType(house.deps, viewer, { title: 'Chat', ...placed })
  await activateSessionType(house.deps, viewer, id)

  expect([await seen(house, id), await seen(house, id, viewer)]).toEqual([false, true])
})

test('case 23: nobody touches the types of others', async ({ house }) => {
  const type = await house.sessionType(await house.mentor({ account: 'ready' }), { active: false })
  const other = house.viewerOf(await house.mentor())
  const without: PersonViewer = house.viewerOf(await house.admin())
  const { deps } = house

  for (const viewer of [other, without]) {
    for (const attempt of [
      () => updateSessionType(deps, viewer, { sessionTypeId: type.id, title: 'Mine' }),
      () => activateSessionType(deps, viewer, type.id),
      () => deactivateSessionType(deps, viewer, type.id),
    ])
      await expect(attempt()).rejects.toBeInstanceOf(SessionTypeNotFound)
  }
  await expect(createSessionType(deps, without, { title: 'x' })).rejects.toBeInstanceOf(MentorProfileMissing)
})

test('the API makes a type of everything that a mentor can say', async ({ house }) => {
  const viewer = house.viewerOf(await house.mentor())
  const create = `mutation ($input: SessionTypeCreateInput!) { sessionTypeCreate(input: $input) { __typename
    ... on SessionType { slug price { amount currency } placeDetail refundTiers { percent } questions { options } }
    ... on InputInvalid { issues { path message } } } }`
  const input = {
    title: 'Portfolio review',
    price: { amount: '82.50', currency: 'EUR' },
    ...placed,
    refundTiers: [{ hoursBefore: 48, percent: 100 }],
    questions: [{ kind: 'RADIO', label: 'Level', required: true, options: ['junior', 'senior'] }],
  }
  const { data, errors } = await ask(house, viewer, create, { input })

  expect(errors).toEqual([])
  expect(data.sessionTypeCreate).toEqual({
    __typename: 'SessionType',
    slug: 'portfolio-review',
    price: { amount: '82.50', currency: 'EUR' },
    placeDetail: placed.placeDetail,
    refundTiers: [{ percent: 100 }],
    questions: [{ options: ['junior', 'senior'] }],
  })
})

test('a price in a currency that the platform cannot pay out is refused when it is saved', async ({
  house,
}) => {
  const viewer = house.viewerOf(await house.mentor())
  const id = await createSessionType(house.deps, viewer, { template: 'project-review' })
  const inPounds = (amount: string) => ({ sessionTypeId: id, price: { amount, currency: 'GBP' } })
  await expect(updateSessionType(house.deps, viewer, inPounds('60'))).rejects.toMatchObject({
    issues: [{ path: ['price'], message: 'We cannot pay out in GBP. Set the price in USD or EUR or JPY.' }],
  })

  await updateSessionType(house.deps, viewer, inPounds('0'))
  expect(await read(house, id)).toMatchObject({ priceMinor: 0n, currency: 'GBP' })
})
