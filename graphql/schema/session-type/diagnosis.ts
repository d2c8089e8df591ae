import { type Reason, reasonCodes } from '#graphql/domain/availability/reason.ts'
import { wordsOf } from '#graphql/domain/availability/reason-words.ts'
import { whyNot } from '#graphql/usecases/availability/slots.ts'
import { ownsType } from '#graphql/usecases/session-type/access.ts'
import { findType } from '#graphql/usecases/session-type/bookable.ts'
import { builder } from '../builder.ts'
import { SessionType } from './session-type.ts'

const SlotReasonCode = builder.enumType('SlotReasonCode', {
  description: 'Why a time is not offered. Values may be added.',
  values: reasonCodes,
})

const at = (instant: number | null) => (instant === null ? null : new Date(instant))

/** The stretch of time that a reason speaks of, as far as it has one. */
function spanOf(reason: Reason): { from: Date | null; to: Date | null } {
  if (reason.code === 'LIMIT' || reason.code === 'WINDOW') return { from: at(reason.from), to: at(reason.to) }
  if (reason.code === 'BUSY' || reason.code === 'BUFFER')
    return { from: at(reason.startsAt), to: at(reason.endsAt) }
  return { from: reason.code === 'NOTICE' ? at(reason.earliestAt) : null, to: null }
}

const SlotReason = builder.objectRef<Reason>('SlotReason').implement({
  description: 'Something that stands against offering a time.',
  fields: (t) => ({
    code: t.expose('code', { type: SlotReasonCode, description: 'What it is.' }),
    message: t.string({ description: 'The same in a sentence.', resolve: wordsOf }),
    from: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Where what it speaks of begins: a busy time, a full period, what can be booked at all.',
      resolve: (reason) => spanOf(reason).from,
    }),
    to: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Where that ends.',
      resolve: (reason) => spanOf(reason).to,
    }),
  }),
})

builder.prismaObjectField(SessionType, 'slotDiagnosis', (t) =>
  t.field({
    type: [SlotReason],
    nullable: true,
    complexity: { field: 20, multiplier: 3 },
    description:
      'Why a start at that time is not offered, the most important reason first; empty: it is. For its mentor and admins; null for others.',
    args: { startsAt: t.arg({ type: 'DateTime', required: true, description: 'Which time.' }) },
    select: { id: true, mentorId: true },
    resolve: async (type, { startsAt }, { deps, viewer }) =>
      ownsType(viewer, type) ? whyNot(deps, await findType(deps.db, type.id), startsAt) : null,
  }),
)
