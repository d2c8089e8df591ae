import { randomUUID } from 'node:crypto'
import { isInterfaceType } from 'graphql'
import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import type { House } from '#graphql/testing/furnish.ts'
import { test } from '#graphql/testing/house.ts'
import { cancelBooking } from '#graphql/usecases/booking/cancel.ts'
import { nodeId } from '#graphql/usecases/node-id.ts'
import { createApiKey } from '#graphql/usecases/partner/create-key.ts'
import { nobody, type Viewer } from '#graphql/usecases/viewer.ts'
import { schema } from './schema.ts'

const missing = '01890000-0000-7000-8000-000000000000'

/** One of every Node type that concerns somebody, and nobody else; and who that is. */
async function belongings(house: House) {
  const { deps } = house
  const admin = house.viewerOf(await house.admin())
  const applicant = await house.mentor({ state: 'APPLIED' })
  const draft = await house.sessionType(applicant, { active: false })
  const question = await deps.db.question.create({
    data: { sessionTypeId: draft.id, position: 0, kind: 'TEXT', label: 'Why?', required: false },
  })
  const booking = await house.paidBooking()
  await cancelBooking(deps, admin, { bookingId: booking.id })
  const refund = await deps.db.refund.findFirstOrThrow({ where: { bookingId: booking.id } })
  const { apiKeyId } = await createApiKey(deps, admin, { name: 'Ours', scopes: ['READ', 'BOOK'] })
  const key = await deps.db.apiKey.findUniqueOrThrow({ where: { id: apiKeyId } })
  const entry = await deps.db.auditEntry.findFirstOrThrow({ where: { subjectId: apiKeyId } })
  const complaint = await deps.db.complaint.create({
    data: {
      ...{ bookingId: booking.id, text: 'Nobody came.', openedAt: deps.now(), contestBy: deps.now() },
      ...{ state: 'WITHDRAWN', decidedBy: 'MENTEE', decidedAt: deps.now() },
    },
  })
  const dispute = await deps.db.dispute.create({
    data: {
      ...{ bookingId: booking.id, paymentId: booking.payments[0]!.id, providerDisputeId: randomUUID() },
      ...{ state: 'INQUIRY', reason: 'fraudulent', amountMinor: 8_250n, currency: 'USD', refundable: true },
      openedAt: deps.now(),
    },
  })
  const file = await deps.db.file.create({
    data: {
      ...{ id: randomUUID(), name: 'cv.pdf', mediaType: 'application/pdf', size: 9, createdAt: deps.now() },
      answer: { create: { bookingId: booking.id, position: 0, label: 'Your CV', value: 'cv.pdf' } },
    },
  })
  const [mentor, owner] = [house.viewerOf(booking.mentor), house.viewerOf(applicant)]
  const away = { mentorId: applicant.id, firstDate: new Date('2026-08-03'), lastDate: new Date('2026-08-14') }
  const timeOff = await deps.db.timeOff.create({ data: away })
  const travel = await deps.db.travel.create({ data: { ...away, timeZone: 'Asia/Tokyo' } })
  const promotion = await deps.db.promotion.create({
    data: {
      code: randomUUID().toUpperCase().slice(0, 23),
      bearer: 'MENTOR',
      mentorId: booking.mentorId,
      percentOff: 10,
    },
  })
  const terms = { sessions: 5, priceMinor: 30_000n, currency: 'USD', validMonths: 6 }
  const offer = await deps.db.package.create({
    data: { ...terms, sessionTypeId: draft.id, mentorId: applicant.id },
  })
  const purchase = await deps.db.purchase.create({
    data: {
      ...{ ...terms, packageId: offer.id, sessionTypeId: draft.id, mentorId: applicant.id, feeBps: 1_500 },
      ...{ personId: applicant.personId, title: 'Career roadmap' },
      ...{ refundTiers: [], giveBackDays: 14 },
    },
  })
  const difference = await deps.db.case.create({
    data: { kind: 'MISSING_HERE', subject: randomUUID(), detail: 'charge', openedAt: deps.now() },
  })
  const task = await deps.db.handTask.create({
    data: {
      ...{ kind: 'INVOICE', key: randomUUID(), reference: randomUUID(), request: {} },
      ...{ amountMinor: 8_250n, currency: 'USD', createdAt: deps.now() },
    },
  })
  const calendar = await deps.db.schedulingAccount.create({
    data: {
      ...{ mentorId: applicant.id, provider: 'CALCOM', state: 'WANTED' },
      types: { create: { externalId: '1', name: 'Roadmap', durationMinutes: 60, active: true } },
    },
    include: { types: true },
  })
  const things: Record<string, { id: string; for: Viewer }> = {
    ApiKey: { id: apiKeyId, for: admin },
    AuditEntry: { id: entry.id, for: admin },
    Booking: { id: booking.id, for: mentor },
    Case: { id: difference.id, for: admin },
    Complaint: { id: complaint.id, for: mentor },
    Dispute: { id: dispute.id, for: mentor },
    ExternalSessionType: { id: calendar.types[0]!.id, for: owner },
    File: { id: file.id, for: mentor },
    HandTask: { id: task.id, for: admin },
    Mentor: { id: applicant.id, for: owner },
    Package: { id: offer.id, for: owner },
    PackagePurchase: { id: purchase.id, for: owner },
    Payment: { id: booking.payments[0]!.id, for: mentor },
    Payout: { id: booking.payout!.id, for: mentor },
    Person: { id: applicant.personId, for: owner },
    Program: {
      id: key.programId,
      for: { kind: 'partner', apiKeyId, programId: key.programId, scopes: ['READ'] },
    },
    Promotion: { id: promotion.id, for: mentor },
    Question: { id: question.id, for: owner },
    Refund: { id: refund.id, for: mentor },
    SchedulingAccount: { id: calendar.id, for: owner },
    SessionType: { id: draft.id, for: owner },
    TimeOff: { id: timeOff.id, for: owner },
    Travel: { id: travel.id, for: owner },
  }
  return things
}

/** Everybody to whom none of it belongs. */
async function strangers(house: House): Promise<Record<string, Viewer>> {
  const admin = house.viewerOf(await house.admin())
  const other = await house.freeBooking()
  const { apiKeyId } = await createApiKey(house.deps, admin, { name: 'Theirs', scopes: ['READ', 'BOOK'] })
  const { programId } = await house.deps.db.apiKey.findUniqueOrThrow({ where: { id: apiKeyId } })
  return {
    nobody,
    'a guest with another booking': { kind: 'guest', bookingIds: [other.id] },
    'another person': house.viewerOf(await house.mentee()),
    'another mentor': house.viewerOf(other.mentor),
    'another programme': { kind: 'partner', apiKeyId, programId, scopes: ['READ', 'BOOK'] },
    'a key that may only book': { kind: 'partner', apiKeyId, programId, scopes: ['BOOK'] },
  }
}

const questions = {
  'its type': 'query ($id: ID!) { node(id: $id) { __typename } }',
  'its id': 'query ($id: ID!) { node(id: $id) { id __typename } }',
  'it among others': 'query ($id: ID!) { nodes(ids: [$id]) { __typename } }',
}

const nodeTypes = () => {
  const node = schema.getType('Node')
  return isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : []
}

test('case 24: every Node, asked for by every stranger, is as good as none', async ({ house }) => {
  const [things, viewers] = [await belongings(house), await strangers(house)]
  expect(Object.keys(things).sort()).toEqual(nodeTypes().sort())

  const told: string[] = []
  for (const [type, { id }] of Object.entries(things)) {
    for (const [who, viewer] of Object.entries(viewers)) {
      for (const [what, query] of Object.entries(questions)) {
        const foreign = await ask(house, viewer, query, { id: nodeId(type, id) })
        const none = await ask(house, viewer, query, { id: nodeId(type, missing) })
        if (JSON.stringify(foreign) !== JSON.stringify(none) || JSON.stringify(foreign).includes(id))
          told.push(`${type}: ${what} to ${who}`)
      }
    }
  }
  expect(told).toEqual([])
})

test('every Node answers whom it belongs to', async ({ house }) => {
  const things = await belongings(house)
  for (const [type, { id, for: owner }] of Object.entries(things)) {
    const { data } = await ask(house, owner, questions['its type'], { id: nodeId(type, id) })
    expect(data).toEqual({ node: { __typename: type } })
  }
})

test('what is no id, or the id of another type, is refused by its code or not there', async ({ house }) => {
  const { id } = await house.freeBooking()
  const viewer = house.viewerOf(await house.admin())
  const asked = async (text: string) => ask(house, viewer, questions['its type'], { id: text })

  for (const text of ['', 'x', id, `Booking_${id}0`, "Booking_' or 1=1"])
    expect((await asked(text)).errors).toMatchObject([{ code: 'ID_INVALID' }])
  expect((await asked(nodeId('Payout', id))).data).toEqual({ node: null })
})
