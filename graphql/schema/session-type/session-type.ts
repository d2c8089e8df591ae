import type { RefundTier } from '#graphql/domain/booking/refund.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { ownsType, visibleTypes } from '#graphql/usecases/session-type/access.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { MoneyType } from '../scalars/money.ts'
import { Question } from './question.ts'
import { RefundTierType } from './refund-tier.ts'

export const PlaceKind = builder.enumType('PlaceKind', {
  description: 'What kind of place two people meet at.',
  values: {
    LINK: { description: 'A meeting link of the mentor’s own.' },
    PHONE: { description: 'A phone number to call.' },
    ADDRESS: { description: 'An address to come to.' },
  } as const,
})

export const SessionType = builder.prismaNode('SessionType', {
  description: 'What a mentor offers: a title, a duration, a price and rules.',
  id: { field: 'id', description: 'The id of this session type.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, AND: [visibleTypes(viewer)] }),
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its name in the address of its page.' }),
    title: t.exposeString('title', { description: 'What it is called.' }),
    description: t.exposeString('description', { description: 'What to expect of it, as plain text.' }),
    durationMinutes: t.exposeInt('durationMinutes', { description: 'How long a session lasts.' }),
    price: t.field({
      type: MoneyType,
      description: 'What a session costs; 0 is free.',
      select: { priceMinor: true, currency: true },
      resolve: ({ priceMinor, currency }) => storedMoney(priceMinor, currency),
    }),
    active: t.exposeBoolean('active', { description: 'Whether it can be booked.' }),
    requiresApproval: t.exposeBoolean('requiresApproval', {
      description: 'Whether the mentor approves each booking.',
    }),
    savesCard: t.exposeBoolean('savesCard', {
      description:
        'Whether a request that the mentor answers first saves the card, instead of reserving the amount on it.',
    }),
    placeKind: t.expose('placeKind', { type: PlaceKind, description: 'What kind of place they meet at.' }),
    placeDetail: t.string({
      nullable: true,
      description: 'The place itself. For the mentor; a mentee sees it on the confirmed booking.',
      select: { placeDetail: true, mentorId: true },
      resolve: (type, _args, { viewer }) => (ownsType(viewer, type) ? type.placeDetail : null),
    }),
    noticeMinutes: t.exposeInt('noticeMinutes', {
      description: 'How long before its start it can be booked.',
    }),
    bufferBeforeMinutes: t.exposeInt('bufferBeforeMinutes', { description: 'The break kept free before.' }),
    bufferAfterMinutes: t.exposeInt('bufferAfterMinutes', { description: 'The break kept free after.' }),
    slotIntervalMinutes: t.exposeInt('slotIntervalMinutes', {
      nullable: true,
      description: 'How far apart starts are; null: one duration.',
    }),
    windowDays: t.exposeInt('windowDays', {
      nullable: true,
      description: 'How many days ahead it can be booked; null: no end.',
    }),
    refundTiers: t.field({
      type: [RefundTierType],
      // Most have three.
      complexity: { field: 1, multiplier: 3 },
      description: 'What a cancelling mentee gets back, by how early it is.',
      select: { refundTiers: true },
      resolve: ({ refundTiers }) => refundTiers as RefundTier[],
    }),
    mentor: t.relation('mentor', { type: Mentor, description: 'Who offers it.' }),
    questions: t.relation('questions', {
      type: Question,
      description: 'What the mentee is asked, in order.',
      query: { orderBy: { position: 'asc' } },
    }),
  }),
})

builder.queryField('sessionType', (t) =>
  t.prismaField({
    type: SessionType,
    nullable: true,
    authScopes: { reading: true },
    description: 'The session type at this address; null when there is none.',
    args: {
      mentor: t.arg.string({ required: true, description: 'The mentor’s handle.' }),
      slug: t.arg.string({ required: true, description: 'The type’s slug.' }),
    },
    resolve: (query, _root, { mentor, slug }, { deps, viewer }) =>
      deps.db.sessionType.findFirst({
        ...query,
        where: { slug, mentor: { handle: mentor }, AND: [visibleTypes(viewer)] },
      }),
  }),
)
