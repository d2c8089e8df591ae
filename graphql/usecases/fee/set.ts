import { InputInvalid } from '#graphql/domain/errors.ts'
import { checkFee, type FeeDraft } from '#graphql/domain/fee/draft.ts'
import type { Deps, Tx } from '../deps.ts'
import { audit } from '../operations/audit.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { latest } from './applied.ts'
import { feeChanged } from './changed.ts'
import { feeWords } from './words.ts'

export const setFeeErrors = [InputInvalid] as const

type Whose = { mentorId: string } | { programId: string }

/**
 * Gives a mentor or a programme a fee of its own, or takes it away, for admins. What is booked keeps the fee it was
 * booked with. Setting what holds already changes nothing. Throws InputInvalid with everything that is wrong.
 */
export async function setFee(
  deps: Deps,
  viewer: PersonViewer,
  { whose, ...draft }: FeeDraft & { whose: Whose },
): Promise<void> {
  if (!viewer.admin) throw new RangeError('only admins set fees')
  const { feeBps, reason } = checkFee(draft)
  await inTransaction(deps, async (tx) => {
    const program = await lock(tx, whose)
    const previous = await tx.feeChange.findFirst({ where: { ...whose, ...latest } })
    if ((previous?.feeBps ?? null) === feeBps) return
    const change = await tx.feeChange.create({
      data: {
        ...whose,
        feeBps,
        reason,
        actorId: viewer.personId,
        previousId: previous?.id ?? null,
        at: deps.now(),
      },
    })
    const from = previous?.feeBps ?? null
    const moved = { from, to: feeBps, platform: deps.settings.feeBps, at: change.at.toISOString() }
    await feeChanged(tx, change.id, { ...whose, ...program, ...moved }, viewer.personId)
    const said = feeBps === null ? 'the platform’s again' : feeWords(feeBps)
    await audit(tx, deps, viewer, { action: 'fee.set', ...subjectOf(whose), reason: `${said}: ${reason}` })
  })
}

/** One change of a fee at a time, so that its history never forks; the name of a programme. */
async function lock(tx: Tx, whose: Whose): Promise<{ program?: string }> {
  const [row] =
    'mentorId' in whose
      ? await tx.$queryRaw<{ program: string | null }[]>`
          select null as program from mentor where id = ${whose.mentorId}::uuid for no key update`
      : await tx.$queryRaw<{ program: string | null }[]>`
          select name as program from program where id = ${whose.programId}::uuid for no key update`
  if (row) return row.program === null ? {} : { program: row.program }
  const [path, who] = 'mentorId' in whose ? ['mentorId', 'mentor'] : ['programId', 'programme']
  throw new InputInvalid([{ path: [path], message: `There is no such ${who}.` }])
}

const subjectOf = (whose: Whose) =>
  'mentorId' in whose
    ? { subjectType: 'Mentor', subjectId: whose.mentorId }
    : { subjectType: 'Program', subjectId: whose.programId }
