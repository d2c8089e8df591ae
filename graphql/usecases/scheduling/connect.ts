import { createHash, randomBytes } from 'node:crypto'
import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import {
  CalendarNotOffered,
  CalendarRefused,
  CalendarUnavailable,
} from '#graphql/domain/scheduling/errors.ts'
import type { SchedulingProvider } from '#graphql/domain/scheduling/provider.ts'
import type { Connected, Introduction, Scheduling } from '#graphql/providers/scheduling/port.ts'
import type { SchedulingAccount } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { sealTokens } from './tokens.ts'

export const connectErrors = [
  MentorProfileMissing,
  CalendarNotOffered,
  CalendarRefused,
  CalendarUnavailable,
] as const

/** So long the mentor has to say yes on the company's page, machine time. */
const answerMinutes = 15

type Wish = { provider: SchedulingProvider; token?: string | null | undefined }

/**
 * Begins to connect the viewer's calendar. Answers with the company's page where the mentor says yes; null when there is
 * none to say it on: with a token that the mentor made there it is connected now, an account that we make there follows.
 */
export async function connectCalendar(
  deps: Deps,
  viewer: PersonViewer,
  { provider, token }: Wish,
): Promise<string | null> {
  const scheduling = offered(deps, provider)
  const { mentorId } = viewer
  if (mentorId === null) throw new MentorProfileMissing()
  if (token?.trim()) {
    await introduce(deps, { mentorId, scheduling }, { kind: 'token', token: token.trim() })
    return null
  }
  if (!scheduling.can.authorize) {
    await wantAccount(deps, mentorId, provider)
    return null
  }
  return authorizeUrl(deps, mentorId, scheduling)
}

/** The company with whom this platform works. Throws CalendarNotOffered. */
function offered({ scheduling }: Deps, provider: SchedulingProvider): Scheduling {
  const found = scheduling[provider]
  if (!found) throw new CalendarNotOffered(provider)
  return found
}

/** An account of which the platform makes the other half; the job goes on until it is there. */
export async function wantAccount(deps: Deps, mentorId: string, provider: SchedulingProvider): Promise<void> {
  await inTransaction(deps, async (tx) => {
    const where = { mentorId_provider: { mentorId, provider } }
    const account = await tx.schedulingAccount.upsert({
      where,
      create: { mentorId, provider, state: 'WANTED' },
      update: {},
    })
    if (account.state === 'CONNECTED') return
    await tx.schedulingAccount.update({ where, data: { state: 'WANTED', failure: null } })
    await appendEvent(tx, { type: 'scheduling.wanted', subjectId: account.id, version: 1, actor: 'MENTOR' })
  })
}

type Pending = { state: string; verifier: string }

/** The state ties the way back to this mentor, and the verifier to this beginning (RFC 7636). */
async function authorizeUrl(deps: Deps, mentorId: string, scheduling: Scheduling): Promise<string> {
  const { name: provider } = scheduling
  const pending: Pending = {
    state: randomBytes(24).toString('base64url'),
    verifier: randomBytes(48).toString('base64url'),
  }
  const { keyId, sealed } = deps.cipher.encrypt(Buffer.from(JSON.stringify(pending)))
  const data = {
    pendingKeyId: keyId,
    pending: new Uint8Array(sealed),
    pendingUntil: new Date(deps.machineNow().getTime() + answerMinutes * 60_000),
  }
  await deps.db.schedulingAccount.upsert({
    where: { mentorId_provider: { mentorId, provider } },
    create: { mentorId, provider, state: 'WANTED', ...data },
    update: data,
  })
  const challenge = createHash('sha256').update(pending.verifier).digest('base64url')
  return scheduling.authorizeUrl({
    state: pending.state,
    challenge,
    redirectUri: redirectUriOf(deps, provider),
  })
}

/** Where the company sends the mentor back to. */
const redirectUriOf = ({ settings }: Deps, provider: SchedulingProvider) =>
  `${settings.appUrl}/mentor/calendars/${provider.toLowerCase()}/return`

type Return = { provider: SchedulingProvider; code: string; state: string }

/** The mentor came back with a yes: it is exchanged for tokens, once, and only on the way that this mentor began. */
export async function completeConnection(
  deps: Deps,
  { mentorId }: PersonViewer,
  { provider, code, state }: Return,
): Promise<void> {
  const scheduling = offered(deps, provider)
  if (mentorId === null) throw new MentorProfileMissing()
  const where = { mentorId_provider: { mentorId, provider } }
  const account = await deps.db.schedulingAccount.findUnique({ where })
  const pending = account && pendingOf(deps, account)
  if (!pending || pending.state !== state || !(await takeBack(deps, account)))
    throw new CalendarRefused('This way back is over or another one: begin to connect anew.')
  const { verifier } = pending
  const redirectUri = redirectUriOf(deps, provider)
  await introduce(deps, { mentorId, scheduling }, { kind: 'code', code, verifier, redirectUri })
}

/** Whether it is we who use up what was begun: of several who come back by the same way one does. */
async function takeBack({ db }: Deps, { id, pending }: SchedulingAccount): Promise<boolean> {
  const { count } = await db.schedulingAccount.updateMany({
    where: { id, pending },
    data: { pendingKeyId: null, pending: null, pendingUntil: null },
  })
  return count === 1
}

function pendingOf({ cipher, machineNow }: Deps, account: SchedulingAccount): Pending | null {
  const { pendingKeyId, pending, pendingUntil } = account
  if (!pendingKeyId || !pending || !pendingUntil || pendingUntil <= machineNow()) return null
  return JSON.parse(cipher.decrypt(pendingKeyId, Buffer.from(pending)).toString()) as Pending
}

type With = { mentorId: string; scheduling: Scheduling }

/** Throws CalendarRefused for a no, CalendarUnavailable when nobody answers. */
async function introduce(
  deps: Deps,
  { mentorId, scheduling }: With,
  introduction: Introduction,
): Promise<void> {
  const answer = await scheduling.connect(introduction)
  if (answer.status === 'refused') throw new CalendarRefused(answer.message)
  if (answer.status !== 'done') throw new CalendarUnavailable()
  await keepConnected(deps, mentorId, scheduling.name, answer.facts)
}

/**
 * Keeps what the company told of the account, tokens sealed, and has all that follows done. Throws CalendarRefused when it
 * is somebody else's here, or not the account in which this mentor's sessions stand.
 */
export async function keepConnected(
  deps: Deps,
  mentorId: string,
  provider: SchedulingProvider,
  { tokens, userId, organizationId, name, email, pageUrl }: Connected,
): Promise<void> {
  await inTransaction(deps, async (tx) => {
    // Of two mentors who bring the same account at once one is told so.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`calendar:${provider}:${userId}`}, 0))`
    const others = await tx.schedulingAccount.findMany({
      where: { provider, OR: [{ userId }, { mentorId }] },
    })
    if (others.some((other) => other.mentorId !== mentorId))
      throw new CalendarRefused('This account is connected with another mentor here.')
    const [before] = others
    if (before?.userId && before.userId !== userId && before.state !== 'ENDED')
      throw new CalendarRefused(
        `You were connected as ${before.name}: connect that account, or disconnect it first.`,
      )
    const data = {
      ...({ state: 'CONNECTED', userId, organizationId, name, email, pageUrl } as const),
      ...{ failure: null, unbookableSince: null },
      ...sealTokens(deps, tokens),
      connectedAt: deps.now(),
      generation: { increment: 1 },
      refreshingUntil: null,
    }
    const { id: subjectId } = await tx.schedulingAccount.upsert({
      where: { mentorId_provider: { mentorId, provider } },
      create: { mentorId, provider, ...data, generation: 1 },
      update: data,
    })
    await appendEvent(tx, { type: 'scheduling.connected', subjectId, version: 1, actor: 'MENTOR' })
  })
}
