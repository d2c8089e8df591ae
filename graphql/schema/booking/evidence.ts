import { evidenceVisibleTo, seesEvidence } from '#graphql/usecases/booking/evidence.ts'
import { complaintCan, judged } from '#graphql/usecases/booking/shown.ts'
import { builder } from '../builder.ts'
import { File } from '../file/file.ts'
import { Booking } from './booking.ts'
import { Complaint } from './complaint.ts'
import { Side } from './no-show.ts'

builder.prismaObjectField(File, 'attachedBy', (t) =>
  t.expose('attachedBy', {
    type: Side,
    nullable: true,
    description: 'Which side of a complaint shows it; null for the file of an answer.',
  }),
)

builder.prismaObjectField(Complaint, 'files', (t) =>
  t.relation('files', {
    type: File,
    complexity: { field: 1, multiplier: 6 },
    description:
      'What shows it, at most three files of each side, the mentee’s first. For the two of them and admins; none for others.',
    query: (_args, { viewer }) => ({
      where: { complaint: { booking: evidenceVisibleTo(viewer) } },
      orderBy: [{ attachedBy: 'asc' }, { position: 'asc' }],
    }),
  }),
)

builder.prismaObjectField(Booking, 'evidenceAttachable', (t) =>
  t.boolean({
    description: 'Whether complaintOpen or complaintContest would take files from the viewer now.',
    select: judged,
    resolve: (booking, _args, { viewer, deps }) =>
      seesEvidence(viewer, booking) &&
      (complaintCan('opened', viewer, booking, deps.now()) ||
        complaintCan('contested', viewer, booking, deps.now())),
  }),
)
