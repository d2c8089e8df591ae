import type { PlatformFee } from '#graphql/domain/fee/fee.ts'
import { feeOfMentor, latest } from '#graphql/usecases/fee/applied.ts'
import { ownsMentor } from '#graphql/usecases/mentor/access.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { Program } from '../partner/program.ts'

const FeeSource = builder.enumType('FeeSource', {
  description:
    'Whose fee it is. The programme’s comes before the mentor’s, the mentor’s before the platform’s.',
  values: {
    PROGRAM: { description: 'The programme’s, through which it is booked.' },
    MENTOR: { description: 'The mentor’s own.' },
    PLATFORM: { description: 'The one for everybody who has no other.' },
  } as const,
})

const PlatformFeeType = builder.objectRef<PlatformFee>('PlatformFee').implement({
  description: 'The platform’s share of what a mentor asks.',
  fields: (t) => ({
    basisPoints: t.int({
      description: 'In hundredths of a percent: 1500 is 15 %.',
      resolve: ({ feeBps }) => feeBps,
    }),
    source: t.expose('source', { type: FeeSource, description: 'Whose fee it is.' }),
  }),
})

const holding = { where: latest, select: { feeBps: true } } as const

builder.prismaObjectField(Mentor, 'platformFee', (t) =>
  t.field({
    type: PlatformFeeType,
    nullable: true,
    description:
      'What the platform keeps of bookings made from now on, those through a programme with its own fee aside. For the mentor and the admins.',
    select: { personId: true, feeChanges: holding },
    resolve: (mentor, _args, { viewer, deps }) =>
      ownsMentor(viewer, mentor) || isAdmin(viewer) ? feeOfMentor(mentor.feeChanges, deps.settings) : null,
  }),
)

builder.prismaObjectField(Program, 'platformFee', (t) =>
  t.field({
    type: PlatformFeeType,
    nullable: true,
    description:
      'What the platform keeps of bookings that the programme makes from now on; null: each mentor’s, or the platform’s.',
    select: { feeChanges: holding },
    resolve: ({ feeChanges: [own] }) =>
      own?.feeBps == null ? null : { feeBps: own.feeBps, source: 'PROGRAM' as const },
  }),
)

builder.queryField('platformFee', (t) =>
  t.field({
    type: PlatformFeeType,
    authScopes: { admin: true },
    description: 'The fee for everybody who has no other; it is set where the platform runs. For admins.',
    resolve: (_root, _args, { deps }) => ({ feeBps: deps.settings.feeBps, source: 'PLATFORM' as const }),
  }),
)
