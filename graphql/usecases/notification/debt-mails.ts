import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { DebtSettlement } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import type { Letter } from './compose.ts'
import { deliver } from './deliver.ts'

const dayText = (at: Date) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(at)

/** Tells the mentor that a debt, or a part of it, was paid or is given up, and what of it was left then. */
export async function sendDebtSettledMail(deps: Deps, settlementId: string): Promise<void> {
  const settlement = await deps.db.debtSettlement.findUnique({
    where: { id: settlementId },
    include: { booking: { include: { mentor: { include: { person: true } } } } },
  })
  if (!settlement) return
  const { booking, kind, amountMinor, currency } = settlement
  const { title, menteeName, mentor } = booking
  const amount = displayMoney(storedMoney(amountMinor, currency))
  const left = await leftAfter(deps, settlement)
  const letter = {
    ...letterOf[kind](amount, settlement),
    facts: [
      ['For', `your share of ${title} with ${menteeName}`],
      ['Left of it', left > 0n ? displayMoney(storedMoney(left, currency)) : 'nothing'],
    ] as const,
    link: { label: 'See your earnings', url: `${deps.settings.appUrl}/mentor/earnings` },
  }
  const said = left > 0n ? ['What is left comes off what we pay out to you next.'] : []
  const to = { name: mentor.name, address: mentor.person.email }
  const owed = { kind: 'debtSettled', occasion: settlementId, bookingId: booking.id, to }
  await deliver(deps, [{ ...owed, letter: { ...letter, lines: [...letter.lines, ...said] } }])
}

const letterOf: Record<
  DebtSettlement['kind'],
  (amount: string, settlement: DebtSettlement) => Pick<Letter, 'subject' | 'lines'>
> = {
  RECEIVED: (amount, { receivedOn, at }) => ({
    subject: `We got ${amount} of what you owed`,
    lines: [`Your payment of ${amount} arrived on ${dayText(receivedOn ?? at)}.`],
  }),
  WRITTEN_OFF: (amount) => ({
    subject: `You need not pay ${amount} back`,
    lines: [
      `We had to take back your share of this session, and give up ${amount} of it: you owe it no more.`,
    ],
  }),
}

/** What was still owed right after it, as the ledger has it, whatever came off it since. */
async function leftAfter({ db }: Deps, { id, bookingId }: DebtSettlement): Promise<bigint> {
  const ofDebt = { account: 'mentor_debt', bookingId }
  const own = await db.posting.findFirst({ where: { ...ofDebt, entryKey: { startsWith: `${id}:` } } })
  const { _sum } = await db.posting.aggregate({
    where: { ...ofDebt, ...(own ? { id: { lte: own.id } } : {}) },
    _sum: { amountMinor: true },
  })
  return _sum.amountMinor ?? 0n
}
