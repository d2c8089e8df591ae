import { latest, storedServiceFee } from '#graphql/usecases/fee/applied.ts'
import { Person } from '../account/person.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { pageCost } from '../page.ts'
import { Program } from '../partner/program.ts'
import { ServiceFeeType } from './service-fee.ts'

const FeeChange = builder.prismaObject('FeeChange', {
  description: 'A fee of a mentor’s or a programme’s own, as an admin set it. Written once. For admins.',
  fields: (t) => ({
    mentor: t.relation('mentor', {
      type: Mentor,
      nullable: true,
      description: 'Whose; null: a programme’s.',
    }),
    program: t.relation('program', {
      type: Program,
      nullable: true,
      description: 'Whose; null: a mentor’s.',
    }),
    basisPoints: t.exposeInt('feeBps', {
      nullable: true,
      description: 'In hundredths of a percent; null: no own fee from then on.',
    }),
    reason: t.exposeString('reason', { description: 'Why, in the admin’s words.' }),
    at: t.expose('at', { type: 'DateTime', description: 'Since when.' }),
    actor: t.relation('actor', { type: Person, description: 'Who set it.' }),
  }),
})

const ServiceFeeChange = builder.prismaObject('ServiceFeeChange', {
  description: 'A service fee as an admin set it. Written once. For admins.',
  fields: (t) => ({
    serviceFee: t.field({
      type: ServiceFeeType,
      description: 'What it was set to.',
      select: { feeBps: true, fixedMinor: true },
      resolve: storedServiceFee,
    }),
    reason: t.exposeString('reason', { description: 'Why, in the admin’s words.' }),
    at: t.expose('at', { type: 'DateTime', description: 'Since when.' }),
    actor: t.relation('actor', { type: Person, description: 'Who set it.' }),
  }),
})

builder.queryField('feeChanges', (t) =>
  t.prismaConnection(
    {
      type: FeeChange,
      cursor: 'id',
      authScopes: { admin: true },
      complexity: pageCost,
      description: 'Fees of mentors and programmes as they were set, newest first. For admins.',
      args: {
        holding: t.arg.boolean({
          defaultValue: false,
          description: 'Only what holds now, where it is another than the platform’s.',
        }),
      },
      resolve: (query, _root, { holding }, { deps }) =>
        deps.db.feeChange.findMany({
          ...query,
          where: holding ? { ...latest, feeBps: { not: null } } : {},
          orderBy: [{ at: 'desc' }, { id: 'desc' }],
        }),
    },
    { name: 'FeeChangeConnection', description: 'A page of fees as they were set.' },
    { name: 'FeeChangeEdge', description: 'A fee in that list.' },
  ),
)

builder.queryField('serviceFeeChanges', (t) =>
  t.prismaConnection(
    {
      type: ServiceFeeChange,
      cursor: 'id',
      authScopes: { admin: true },
      complexity: pageCost,
      description: 'Service fees as they were set, newest first. For admins.',
      resolve: (query, _root, _args, { deps }) =>
        deps.db.serviceFeeChange.findMany({ ...query, orderBy: [{ at: 'desc' }, { id: 'desc' }] }),
    },
    { name: 'ServiceFeeChangeConnection', description: 'A page of service fees as they were set.' },
    { name: 'ServiceFeeChangeEdge', description: 'A service fee in that list.' },
  ),
)
