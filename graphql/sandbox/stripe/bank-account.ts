import type Stripe from 'stripe'
import { newId } from '../frame/world.ts'
import { change } from './account.ts'
import { emit } from './events.ts'
import { wakeBank } from './ledger.ts'
import { find, need, type Row, save, type World } from './world.ts'

/** What does not arrive, and why, by number (docs.stripe.com/connect/testing#account-numbers); to any other it does. */
const refusing: Record<string, [code: string, message: string]> = {
  '000111111116': ['no_account', 'The bank account could not be located.'],
  '000111111113': ['account_closed', 'The bank account has been closed.'],
  '000222222227': ['insufficient_funds', 'Your Stripe account has insufficient funds to cover the payout.'],
  '000333333335': ['debit_not_authorized', 'Debit transactions are not approved on your bank account.'],
  '000444444440': ['invalid_currency', 'The bank was unable to process this payout because of its currency.'],
}

/** Whether what is available goes to the bank by itself, or only when it is told to. */
export type Schedule = 'daily' | 'manual'

/** Where an account's money goes; null where nobody has named a bank account, so that it stays. */
export async function bankOf(world: World, account: string): Promise<Row<'bank_account'> | null> {
  const owner = await find(world, 'account', account)
  const id = owner?.body.external_accounts?.data[0]?.id
  return id ? find(world, 'bank_account', id) : null
}

/** Why the bank will send back what is paid to it; null when it will not. */
export const refusalOf = ({ hidden }: Row<'bank_account'>) => refusing[String(hidden.number)] ?? null

export const scheduleOf = ({ hidden }: Row<'bank_account'>): Schedule =>
  hidden.schedule === 'daily' ? 'daily' : 'manual'

/** The person said where the money goes and when. Another number, or one that was refused, is another bank account. */
export async function nameBank(
  world: World,
  id: string,
  given: { number: string; schedule: Schedule },
): Promise<void> {
  const number = given.number.replaceAll(/\W/g, '')
  if (number.length < 4) return
  const hidden = { number, schedule: given.schedule }
  const known = await bankOf(world, id)
  if (known?.hidden.number === number && known.body.status !== 'errored') {
    await save(world, 'bank_account', known.body, { hidden, dueAt: null })
    return wakeBank(world, id)
  }
  if (known)
    await save(world, 'bank_account', known.body, { hidden: { ...known.hidden, schedule: 'manual' } })
  const { body: owner } = await need(world, 'account', id, 'account')
  const bank: Stripe.BankAccount = {
    ...plainBank,
    id: await newId(world, 'ba_1'),
    account: id,
    country: owner.country ?? 'US',
    currency: owner.default_currency ?? 'usd',
    fingerprint: await newId(world, '', 16),
    last4: number.slice(-4),
  }
  await save(world, 'bank_account', bank, { account: id, hidden, dueAt: null })
  await emit(world, { type: 'account.external_account.created', object: bank, account: id })
  await change(world, owner, withBank(owner, bank, false))
  await wakeBank(world, id)
}

/** Money came back from there: nothing is sent any more until the person names another. */
export async function stopBank(world: World, row: Row<'bank_account'>): Promise<void> {
  if (row.body.status === 'errored') return
  const errored: Stripe.BankAccount = { ...row.body, status: 'errored' }
  await save(world, 'bank_account', errored, { dueAt: null })
  const fact = { object: errored, previous: { status: row.body.status }, account: row.account }
  await emit(world, { type: 'account.external_account.updated', ...fact })
  const { body: owner } = await need(world, 'account', row.account, 'account')
  if (owner.external_accounts?.data[0]?.id === errored.id)
    await change(world, owner, withBank(owner, errored, true))
}

const plainBank = {
  object: 'bank_account',
  account_holder_name: null,
  account_holder_type: null,
  account_type: null,
  available_payout_methods: ['standard'],
  bank_name: 'STRIPE TEST BANK',
  default_for_currency: true,
  metadata: {},
  routing_number: '110000000',
  status: 'new',
} satisfies Partial<Stripe.BankAccount>

/** The account with this bank account and no other; `wanted`: Stripe asks for another. */
function withBank(owner: Stripe.Account, bank: Stripe.BankAccount, wanted: boolean): Stripe.Account {
  const asked = owner.requirements
  const others = (fields: string[] | null | undefined) => [
    ...(fields ?? []).filter((field) => field !== 'external_account'),
    ...(wanted ? ['external_account'] : []),
  ]
  const [currently_due, eventually_due, past_due] = [
    others(asked?.currently_due),
    others(asked?.eventually_due),
    others(asked?.past_due),
  ]
  const late = past_due.length > 0 ? 'requirements.past_due' : null
  return {
    ...owner,
    external_accounts: {
      object: 'list',
      data: [bank],
      has_more: false,
      url: `/v1/accounts/${owner.id}/external_accounts`,
    },
    payouts_enabled: !wanted && owner.capabilities?.transfers === 'active',
    ...(asked && {
      requirements: { ...asked, currently_due, eventually_due, past_due, disabled_reason: late },
    }),
  }
}
