import { type Due, fallDue } from '../frame/due.ts'
import { activate } from './account.ts'
import { moveBankPayout, payOutDaily } from './bank-payout.ts'
import { settleDebit } from './debit.ts'
import { contestByCard, settleDispute } from './dispute.ts'
import { mature } from './ledger.ts'
import { cancelIntent } from './payment.ts'
import { settleRefund, startWaitingRefunds } from './refund.ts'
import { closeSession } from './session.ts'
import { find, type World } from './world.ts'

/** Does what the business clock has passed, and then what waited for it. Returns how many. */
export async function settleDue(world: World): Promise<number> {
  const { request } = world
  const done = await fallDue(world, async (due) => {
    world.request = null
    await fire(world, due)
  })
  world.request = request
  if (done > 0) await startWaitingRefunds(world)
  return done
}

/** Each of these ends or moves the object's deadline, so that none is fired twice. */
async function fire(world: World, { id, type }: Due): Promise<void> {
  if (type === 'balance_transaction') return mature(world, id)
  if (type === 'checkout.session') {
    const row = await find(world, type, id)
    if (row) await closeSession(world, row)
  } else if (type === 'payment_intent') {
    const row = await find(world, type, id)
    if (row?.body.status === 'processing') await settleDebit(world, row)
    else if (row) await cancelIntent(world, row, 'automatic')
  } else if (type === 'refund') {
    const row = await find(world, type, id)
    if (row) await settleRefund(world, row)
  } else if (type === 'account') {
    const row = await find(world, type, id)
    if (row) await activate(world, row)
  } else if (type === 'payout') {
    const row = await find(world, type, id)
    if (row) await moveBankPayout(world, row)
  } else if (type === 'bank_account') {
    const row = await find(world, type, id)
    if (row) await payOutDaily(world, row)
  } else if (type === 'charge') await contestByCard(world, id)
  else if (type === 'dispute') {
    const row = await find(world, type, id)
    if (row) await settleDispute(world, row)
  } else throw new Error(`${type} ${id} has a deadline that nobody keeps`)
}
