import type { ContestWish } from '#graphql/sandbox/stripe/dispute-desk.ts'
import type { Prisma } from '#prisma/generated/client/client.ts'
import { dear } from './package-offers.ts'
import type { Stage } from './stage.ts'

const statements = ['We spoke for the whole hour.', 'winning_evidence', 'losing_evidence']

/** A cardholder goes to a bank, which asks or takes; an admin answers it; it decides; or a mentor's account is emptied. */
export async function banksAct(stage: Stage): Promise<unknown> {
  const { db, random, lives } = stage
  const [dice, which] = [random.int(10), random.int(1_000)]
  const statement = random.pick(statements) ?? ''
  if (dice === 0) return emptied(stage, which)
  const asked = { where: { closedAt: null }, orderBy: { openedAt: 'asc' } } as const
  const open = [...(await db.dispute.findMany(asked)), ...(await db.purchaseDispute.findMany(asked))]
  const dispute = open[which % (open.length || 1)]
  if (!dispute || dice < 5) return contestAny(stage, { dice, which })
  const bookingId = 'bookingId' in dispute ? dispute.bookingId : ''
  if (dice < 8) return lives.ask(dice === 5 ? '/accept-loss' : '/evidence', { bookingId, statement })
  return saysTheBank(stage, { [dice === 8 ? 'won' : 'lost']: dispute.providerDisputeId })
}

/** What cannot be contested or decided any more is refused by the payment company. */
const saysTheBank = ({ stripe }: Stage, wish: ContestWish) => stripe.contest(wish).catch(() => null)

/** All of it or a part: of a payment that was just made, or of one whose share has left. */
async function contestAny(stage: Stage, { dice, which }: { dice: number; which: number }): Promise<unknown> {
  const left: Prisma.PaymentWhereInput = { booking: { payout: { state: { in: ['PAID', 'REVERSED'] } } } }
  const charged = await stage.db.payment.findMany({
    // What keeps the platform's balance from running dry is left to it.
    where: { chargeId: { not: null }, amountMinor: { lt: dear }, ...(dice < 3 ? left : {}) },
    orderBy: { createdAt: 'desc' },
    take: 20,
  })
  const { chargeId, amountMinor } = charged[which % (charged.length || 1)] ?? {}
  if (!chargeId || !amountMinor) return null
  const amount = which % 2 === 0 ? {} : { amount: Math.ceil(Number(amountMinor) / 3) }
  return saysTheBank(stage, { [dice === 1 ? 'inquiry' : 'charge']: chargeId, ...amount })
}

async function emptied(stage: Stage, which: number): Promise<void> {
  const accounts = await stage.db.connectedAccount.findMany({ orderBy: { id: 'asc' } })
  const account = accounts[which % (accounts.length || 1)]?.accountId
  if (account) await spendAll(stage, account)
}

/** All that a mentor's account holds goes on to a bank. */
export async function spendAll({ stripe }: Pick<Stage, 'stripe'>, account: string): Promise<void> {
  const headers = { authorization: 'Bearer sk_test_real', 'stripe-account': account }
  const answer = await fetch(`${stripe.url}/v1/balance`, { headers })
  const { available = [] } = (await answer.json()) as { available?: { amount: number; currency: string }[] }
  for (const { amount, currency } of available.filter((each) => each.amount > 0)) {
    const body = new URLSearchParams({ amount: `${amount}`, currency })
    await fetch(`${stripe.url}/v1/payouts`, { method: 'POST', headers, body })
  }
}

/** Every bank says its last word; of an inquiry it may be another dispute first. */
export async function banksDecideAll(stage: Stage): Promise<void> {
  const open = [
    ...(await stage.db.dispute.findMany({ where: { closedAt: null } })),
    ...(await stage.db.purchaseDispute.findMany({ where: { closedAt: null } })),
  ]
  for (const { providerDisputeId } of open)
    await saysTheBank(stage, { [stage.random.chance(0.5) ? 'won' : 'lost']: providerDisputeId })
}
