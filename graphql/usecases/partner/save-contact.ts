import { checkEmail } from '#graphql/domain/account/person.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import type { Deps } from '../deps.ts'
import { audit } from '../operations/audit.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'

export const saveContactErrors = [InputInvalid] as const

/** Names who hears of what concerns a programme, or nobody any more. For admins. */
export async function saveContact(
  deps: Deps,
  viewer: PersonViewer,
  { programId, email }: { programId: string; email: string | null },
): Promise<void> {
  if (!viewer.admin) throw new RangeError('only admins name who speaks for a programme')
  const checked = email === null ? { value: null } : checkEmail(email)
  if ('message' in checked) throw new InputInvalid([{ path: ['email'], message: checked.message }])
  await inTransaction(deps, async (tx) => {
    const { count } = await tx.program.updateMany({
      where: { id: programId },
      data: { contact: checked.value },
    })
    if (count === 0) throw new InputInvalid([{ path: ['programId'], message: 'There is no such programme.' }])
    await audit(tx, deps, viewer, {
      ...{ action: 'program.contact', subjectType: 'Program', subjectId: programId },
      reason: checked.value === null ? 'Nobody hears of its fee.' : 'Somebody hears of its fee.',
    })
  })
}
