import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import { isKeyOld } from '#graphql/domain/payment/key.ts'
import { OnboardingRefused, OnboardingUnavailable } from '#graphql/domain/payout/errors.ts'
import { PayoutAccountMissing } from '#graphql/domain/session-type/errors.ts'
import type { MentorAccount } from '#graphql/providers/payments/port.ts'
import type { ConnectedAccount } from '#prisma/generated/client/client.ts'
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
const hour = 3_600_000

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

/**
 * Opens the account, or finds the one that was opened. E-mail, number and time stand in the row before the call; after
 * silence the same key goes again, after a stored failure or once the key is forgotten there it is looked up first.
 */
async function openAccount(deps: Deps, mentor: Mentor): Promise<string> {
  for (let tries = 0; tries < mostAttempts; tries++) {
    const asked = await nextAsked(deps, mentor)
    const { mentorId, accountId, attempt, askedEmail, askedAt } = asked
    if (accountId) return accountId
    if (!askedEmail || !askedAt) break
    const old = isKeyOld(askedAt, deps.now())
    const found = attempt > 1 || old ? await find(deps, asked) : null
    if (found) return keep(deps, mentorId, found)
    if (old) {
      await give(deps, asked, { attempt: attempt + 1, askedAt: null })
      continue
    }
    const idempotencyKey = `account:${mentorId}:${attempt}`
    const answer = await deps.payments.createAccount({ mentorId, email: askedEmail, idempotencyKey })
    if (answer.status === 'done') return keep(deps, mentorId, answer.facts)
    if (answer.status === 'unknown' || answer.status === 'retryLater') break
    // Nothing was made under this number; what is asked next may say something else.
    await give(deps, asked, { attempt: attempt + 1, askedAt: null })
    if (answer.status === 'refused') throw new OnboardingRefused(answer.message)
  }
  throw new OnboardingUnavailable()
}

type Mentor = { mentorId: string; email: string }

/** The words of the call that is made now, stored by whoever came first. */
async function nextAsked({ db, now }: Deps, { mentorId, email }: Mentor): Promise<ConnectedAccount> {
  await db.connectedAccount.updateMany({
    where: { mentorId, askedAt: null },
    data: { askedAt: now(), askedEmail: email },
  })
  return db.connectedAccount.findUniqueOrThrow({ where: { mentorId } })
}

/** Unless somebody else was quicker. */
async function give(
  { db }: Deps,
  { mentorId, attempt, askedAt }: ConnectedAccount,
  data: { attempt: number; askedAt: null },
): Promise<void> {
  await db.connectedAccount.updateMany({ where: { mentorId, attempt, askedAt, accountId: null }, data })
}

/** Whatever we were told about earlier numbers: the account may have been made under one of them. */
const find = (deps: Deps, { mentorId, beganAt }: ConnectedAccount): Promise<MentorAccount | null> =>
  reached(deps, async () => answered(await deps.payments.findAccount(mentorId, before(beganAt))))

/** Clocks differ. */
const before = (at: Date) => new Date(at.getTime() - hour)

/** The first that is known is the mentor's. */
async function keep({ db }: Deps, mentorId: string, { id }: Pick<MentorAccount, 'id'>): Promise<string> {
  await db.connectedAccount.updateMany({
    where: { mentorId, accountId: null },
    data: { accountId: id, askedEmail: null },
  })
  const { accountId } = await db.connectedAccount.findUniqueOrThrow({ where: { mentorId } })
  return accountId ?? id
}

async function reached<T>({ log }: Deps, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    log.warn({ err: error }, 'payout account not reached')
    throw new OnboardingUnavailable()
  }
}
