import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import { eachOf, reminderDays } from '#graphql/domain/package/package.ts'
import { receiptNumber } from '#graphql/domain/payment/receipt.ts'
import { toldState } from '#graphql/domain/payment/refund.ts'
import type { Prisma, PurchaseEnd } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { nodeId } from '../node-id.ts'
import { goesBack } from './back-words.ts'
import type { Letter } from './compose.ts'
import { deliver, type OwedMail } from './deliver.ts'
import { paidByHand, sentLetter, settledLetter, tookLong } from './give-back-mails.ts'

const mailed = {
  person: true,
  mentor: { include: { person: true } },
  payment: true,
  refunds: true,
  credits: true,
} satisfies Prisma.PurchaseInclude

type Mailed = Prisma.PurchaseGetPayload<{ include: typeof mailed }>

const amount = (minor: bigint, currency: string) => displayMoney(storedMoney(minor, currency))
const dayText = (at: Date) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(at)

const many = (sessions: number) => (sessions === 1 ? '1 session' : `${sessions} sessions`)

/** Sends whatever mails a bought package as it is now owes: bought, soon over, over. */
export async function sendPackageMails(deps: Deps, purchaseId: string): Promise<void> {
  const purchase = await deps.db.purchase.findUnique({ where: { id: purchaseId }, include: mailed })
  if (!purchase?.paidAt) return
  await deliver(deps, [...bought(deps, purchase), ...expiring(deps, purchase), ...ended(deps, purchase)])
}

function toOwner(
  { settings }: Deps,
  { id, person }: Mailed,
  kind: string,
  occasion: string,
  letter: Omit<Letter, 'link'>,
): OwedMail {
  const link = { label: 'See your package', url: `${settings.appUrl}${pageOf(id)}` }
  return { kind, occasion, to: { name: person.name, address: person.email }, letter: { ...letter, link } }
}

const pageOf = (id: string) => `/packages/bought/${nodeId('PackagePurchase', id)}`

function bought(deps: Deps, purchase: Mailed): OwedMail[] {
  const { id, sessions, title, mentor, priceMinor, currency, paidAt, expiresAt, payment, state } = purchase
  if (state !== 'ACTIVE' || !paidAt || !expiresAt || !payment) return []
  const each = eachOf(priceMinor, storedMoney(0n, currency).currency, sessions)
  const facts: [string, string][] = [
    ['What', `${sessions} × ${title} with ${mentor.name}`],
    ['Price', `${amount(priceMinor, currency)}, ${displayMoney(each)} each`],
    ['Book until', dayText(expiresAt)],
    ['Receipt', `${receiptNumber(payment.id)}: ${amount(priceMinor, currency)}, paid on ${dayText(paidAt)}`],
  ]
  const lines = [
    `${many(sessions)} with ${mentor.name} are yours to book.`,
    'What you have not booked by then goes back by itself, the way you paid.',
  ]
  const sold: OwedMail = {
    ...{ kind: 'packageSold', occasion: id },
    to: { name: mentor.name, address: mentor.person.email },
    letter: {
      subject: `${purchase.person.name} bought ${many(sessions)}`,
      lines: [
        `${purchase.person.name} bought ${sessions} × ${title}. You are paid for each after it took place.`,
      ],
      link: { label: 'See your packages', url: `${deps.settings.appUrl}/mentor/packages` },
    },
  }
  const subject = `${many(sessions)} with ${mentor.name}: yours to book`
  return [toOwner(deps, purchase, 'packageBought', id, { subject, lines, facts }), sold]
}

function expiring(deps: Deps, purchase: Mailed): OwedMail[] {
  const { id, state, expiresAt, credits, mentor, title, currency } = purchase
  const left = credits.filter((credit) => credit.state === 'UNSPENT')
  if (state !== 'ACTIVE' || !expiresAt || left.length === 0) return []
  const daysLeft = (expiresAt.getTime() - deps.now().getTime()) / 86_400_000
  if (daysLeft <= 0 || daysLeft > reminderDays) return []
  const value = amount(
    left.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
    currency,
  )
  const lines = [
    `You have ${many(left.length)} of ${title} with ${mentor.name} left. Book until ${dayText(expiresAt)}; the session itself may be later.`,
    `What you do not book goes back by itself, the way you paid: ${value}.`,
  ]
  const subject = `${many(left.length)} with ${mentor.name}: until ${dayText(expiresAt)}`
  const occasion = `${id}:${expiresAt.toISOString().slice(0, 10)}`
  return [toOwner(deps, purchase, 'packageExpiring', occasion, { subject, lines })]
}

/** Why it ended, to whoever bought it. */
const because: Record<PurchaseEnd, (mentor: string) => string> = {
  EXPIRED: () => 'The time in which your package could be used is over.',
  GIVEN_BACK: () => 'You gave the rest of your package back.',
  NOT_OFFERED: (mentor) => `${mentor} does not offer this session any more, so your package has ended.`,
  PLATFORM: () => 'We ended your package and give back what is left of it.',
  LOST: () => 'Your bank took the payment of your package back, so it has ended.',
}

function ended(deps: Deps, purchase: Mailed): OwedMail[] {
  const { id, state, endedFor, mentor, refunds } = purchase
  if (state !== 'ENDED' || !endedFor) return []
  const [refund] = refunds
  const back = refund && amount(refund.amountMinor, refund.currency)
  if (endedFor === 'EXPIRED' && !back) return []
  const lines = [
    because[endedFor](mentor.name),
    ...(back ? [goesBack(back)] : []),
    'What you have booked stays booked.',
  ]
  const subject = `Your package with ${mentor.name} has ended`
  return [toOwner(deps, purchase, 'packageEnded', id, { subject, lines })]
}

/** A refund of a package was refused or came back: the admins see to it. Paid another way, its owner is told how. */
export async function sendPackageRefundMails(deps: Deps, refundId: string): Promise<void> {
  const refund = await deps.db.refund.findUnique({
    where: { id: refundId },
    include: { purchase: { include: mailed } },
  })
  if (refund?.purchase && paidByHand(refund)) {
    const letter = settledLetter(refund, `your package with ${refund.purchase.mentor.name}`)
    return deliver(deps, [toOwner(deps, refund.purchase, 'packageRefundSettled', refundId, letter)])
  }
  if (refund?.purchase && tookLong(refund)) {
    const letter = sentLetter(refund, `your package with ${refund.purchase.mentor.name}`)
    return deliver(deps, [toOwner(deps, refund.purchase, 'packageRefundSent', refundId, letter)])
  }
  if (!refund?.purchase || toldState(refund) !== 'FAILED') return
  const admins = await deps.db.person.findMany({ where: { admin: true } })
  const back = amount(refund.amountMinor, refund.currency)
  const letter = {
    subject: 'A refund failed and needs you',
    lines: [
      `A refund of ${back} of a package was refused, or came back from the bank. It has to be sent again or paid another way.`,
    ],
    link: { label: 'Open the stuck bookings', url: `${deps.settings.appUrl}/admin/stuck` },
  }
  const told = {
    subject: `Your package with ${refund.purchase.mentor.name}: your refund`,
    lines: [
      `The refund of ${back} could not be sent to you, or came back from your bank. The money is safe with us: we are on it and will write to you.`,
    ],
  }
  await deliver(deps, [
    toOwner(deps, refund.purchase, 'packageRefundFailed', refundId, told),
    ...admins.map(({ name, email }) => ({
      ...{ kind: 'refundFailedAlert', occasion: `${refundId}:${refund.attempt}`, letter },
      to: { name, address: email },
    })),
  ])
}
