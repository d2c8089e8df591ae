import type { Deps } from '../deps.ts'
import { NotYet, Unprocessable } from '../reaction.ts'
import { keepConnected, wantAccount } from './connect.ts'

/** An approved mentor gets an account where the platform makes them; who has one already keeps it. */
export async function provisionMentor(deps: Deps, mentorId: string): Promise<void> {
  const { CALCOM } = deps.scheduling
  const mentor = await deps.db.mentor.findUnique({ where: { id: mentorId } })
  if (!CALCOM || CALCOM.can.authorize || mentor?.state !== 'APPROVED') return
  const account = await deps.db.schedulingAccount.findUnique({
    where: { mentorId_provider: { mentorId, provider: 'CALCOM' } },
  })
  if (!account) await wantAccount(deps, mentorId, 'CALCOM')
}

/**
 * Makes the account that is wanted at the company. Why it is not there yet stands in its row, for its mentor and the
 * admins. Throws NotYet while it must be tried again, Unprocessable for a definite no.
 */
export async function makeAccount(deps: Deps, accountId: string): Promise<void> {
  const account = await deps.db.schedulingAccount.findUnique({
    where: { id: accountId },
    include: { mentor: { include: { person: true } } },
  })
  const scheduling = account && deps.scheduling[account.provider]
  if (account?.state !== 'WANTED' || !scheduling || scheduling.can.authorize) return
  const { mentor, provider } = account
  const { name, timeZone, person } = mentor
  const answer = await scheduling.connect({ kind: 'managed', name, email: person.email, timeZone })
  if (answer.status === 'done') return keepConnected(deps, mentor.id, provider, answer.facts)
  const failure = 'reason' in answer ? answer.reason : answer.message
  await deps.db.schedulingAccount.update({ where: { id: accountId }, data: { failure } })
  throw answer.status === 'refused' ? new Unprocessable(failure) : new NotYet(failure)
}
