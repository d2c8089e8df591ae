import { cardOf } from '../cards.ts'
import { payByDebit } from '../debit.ts'
import { answerChallenge, completeFree, type Paid, type Payer, payWithCard } from '../pay.ts'
import { answerSetup, saveCard } from '../setup.ts'
import type { Row, World } from '../world.ts'

/** Somebody sent the form of an open Session's page: what was paid with, and what came of it. */
export async function submitted(
  world: World,
  row: Row<'checkout.session'>,
  form: Record<string, unknown>,
): Promise<Paid> {
  const payer: Payer = { email: written(form.email) ?? row.body.customer_email, name: written(form.name) }
  if (row.body.amount_total === 0) return completeFree(world, row, payer)
  const account = written(form.account)
  if (account) {
    const paid = await payByDebit(world, row, account, payer)
    return paid ?? { outcome: 'declined', message: 'Your bank account number is not valid.' }
  }
  const card = cardOf(written(form.card) ?? '')
  const problem = card ? expired(written(form.expiry), world.now) : 'Your card number is not valid.'
  if (!card || problem) return { outcome: 'declined', message: problem ?? '' }
  if (row.body.mode === 'setup') return saveCard(world, { row, card, payer })
  return payWithCard(world, row, card, payer)
}

/** Somebody answered what their bank asked about the card. */
export function challenged(
  world: World,
  row: Row<'checkout.session'>,
  form: Record<string, unknown>,
): Promise<Paid> {
  const answer = row.body.mode === 'setup' ? answerSetup : answerChallenge
  return answer(world, row, form.outcome === 'complete')
}

function written(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 500) : null
}

/** "12/34", "12 / 2034"; a card is good to the end of its month. */
function expired(expiry: string | null, now: number): string | null {
  if (!expiry) return null
  const [, month, year] = /^(0?[1-9]|1[0-2])\s*\/\s*(\d{2}|20\d{2})$/.exec(expiry) ?? []
  if (!month || !year) return "Your card's expiration date is not valid."
  const ends = Date.UTC(2000 + (Number(year) % 100), Number(month))
  return ends <= now ? "Your card's expiration date is in the past." : null
}
