import type { Message } from '#graphql/providers/mail/port.ts'
import type { Deps, Tx } from '../deps.ts'
import { NotYet } from '../reaction.ts'
import { compose, type Letter } from './compose.ts'

/** Machine time; a mail server may take its time. */
const sendWithinMs = 30_000

export type OwedMail = {
  kind: string
  /** What makes it this mail and not another of its kind: a booking, a refund, an attempt. */
  occasion: string
  bookingId?: string
  to: Message['to']
  replyTo?: Message['to']
  letter: Letter
  calendar?: Message['calendar']
}

/**
 * Sends what is owed and was not sent: one mail per kind, occasion and recipient, whatever is repeated. An address that
 * refuses for good is recorded; anything else is tried again. Throws NotYet when something is still owed.
 */
export async function deliver(deps: Deps, owed: readonly OwedMail[]): Promise<void> {
  const failures: string[] = []
  for (const mail of owed) {
    const failure = await deliverOne(deps, mail)
    if (failure) failures.push(failure)
  }
  if (failures.length > 0) throw new NotYet(failures.join('; '))
}

async function deliverOne(deps: Deps, owed: OwedMail): Promise<string | null> {
  const { kind, occasion, bookingId = null, to, letter, replyTo, calendar } = owed
  const key = { kind, occasion, to: to.address }
  await deps.db.mail.createMany({ data: { ...key, bookingId, createdAt: deps.now() }, skipDuplicates: true })
  const row = await deps.db.mail.findUniqueOrThrow({ where: { kind_occasion_to: key } })
  if (row.sentAt || row.failedAt) return null
  const message = {
    to,
    ...(replyTo ? { replyTo } : {}),
    ...(calendar ? { calendar } : {}),
    ...compose(letter),
    messageId: `<${row.id}@${new URL(deps.settings.appUrl).hostname}>`,
  }
  return deps.db.$transaction((tx) => sendAlone(tx, deps, row.id, message), { timeout: sendWithinMs })
}

/** Several jobs may owe the same mail: whoever has its row sends it, the others look again later. */
async function sendAlone(tx: Tx, deps: Deps, id: string, message: Message): Promise<string | null> {
  const mine = await tx.$queryRaw<{ open: boolean }[]>`
    select sent_at is null and failed_at is null as open from mail where id = ${id}::uuid for update skip locked`
  if (!mine[0]) return 'it is being sent at this moment'
  if (!mine[0].open) return null
  const outcome = await deps.mail.send(message)
  if (outcome.status === 'retryLater') return outcome.reason
  const done = outcome.status === 'done'
  const data = done ? { sentAt: deps.now() } : { failedAt: deps.now(), error: outcome.message }
  await tx.mail.update({ where: { id }, data })
  return null
}
