import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import { OnboardingRefused, OnboardingUnavailable } from '#graphql/domain/payout/errors.ts'
import { PayoutAccountMissing } from '#graphql/domain/session-type/errors.ts'
import type { Deps } from '../deps.ts'
import { answered } from '../reaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { syncAccount } from './sync-account.ts'

export const onboardErrors = [MentorProfileMissing, OnboardingRefused, OnboardingUnavailable] as const
export const refreshAccountErrors = [
  MentorProfileMissing,
  PayoutAccountMissing,
  OnboardingUnavailable,
] as const

/** A stored failure burns its key; so many in a row are an outage. */
const mostAttempts = 5

/**
 * The payment company's page on which the viewer says where earnings go. The row stands before the first call, and every
 * repeat makes the same call under the same key, so that a mentor never gets two accounts.
 */
export async function onboardMentor(deps: Deps, viewer: PersonViewer): Promise<string> {
  const { mentorId, personId } = viewer
  if (mentorId === null) throw new MentorProfileMissing()
  await deps.db.connectedAccount.createMany({ data: { mentorId }, skipDuplicates: true })
  const { accountId } = await deps.db.connectedAccount.findUniqueOrThrow({ where: { mentorId } })
  const { email } = await deps.db.person.findUniqueOrThrow({ where: { id: personId } })
  const { appUrl } = deps.settings
  const account = accountId ?? (await openAccount(deps, { mentorId, email }))
  const page = `${appUrl}/mentor/earnings`
  const link = await reached(deps, async () =>
    answered(await deps.payments.onboardingLink(account, `${page}/return`, `${page}/onboard`)),
  )
  return link.url
}

/** Fetches the viewer's account afresh: what the return page calls, without waiting for the webhook. */
export async function refreshAccount(deps: Deps, { mentorId }: PersonViewer): Promise<string> {
  if (mentorId === null) throw new MentorProfileMissing()
  const account = await deps.db.connectedAccount.findUnique({ where: { mentorId } })
  const accountId = account?.accountId
  if (!accountId) throw new PayoutAccountMissing()
  await reached(deps, () => syncAccount(deps, accountId))
  return mentorId
}

export const openDashboardErrors = [
  MentorProfileMissing,
  PayoutAccountMissing,
  OnboardingUnavailable,
] as const

/** The payment company's own page of the viewer's account, where it is also said to which bank earnings go. */
export async function openDashboard(deps: Deps, { mentorId }: PersonViewer): Promise<string> {
  if (mentorId === null) throw new MentorProfileMissing()
  const account = await deps.db.connectedAccount.findUnique({ where: { mentorId } })
  const accountId = account?.accountId
  if (!accountId) throw new PayoutAccountMissing()
  const link = await reached(deps, async () => answered(await deps.payments.dashboardLink(accountId)))
  return link.url
}

type NewAccount = { mentorId: string; email: string }

async function openAccount(deps: Deps, account: NewAccount): Promise<string> {
  const { mentorId } = account
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const answer = await deps.payments.createAccount({
      ...account,
      idempotencyKey: `account:${mentorId}:${attempt}`,
    })
    if (answer.status === 'refused') throw new OnboardingRefused(answer.message)
    if (answer.status === 'done') {
      const { id: accountId } = answer.facts
      await deps.db.connectedAccount.update({ where: { mentorId }, data: { accountId } })
      return accountId
    }
    if (answer.status !== 'storedFailure') break
  }
  throw new OnboardingUnavailable()
}

async function reached<T>({ log }: Deps, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    log.warn({ err: error }, 'payout account not reached')
    throw new OnboardingUnavailable()
  }
}
