import { randomBytes, randomUUID } from 'node:crypto'
import { money } from '#graphql/domain/money/money.ts'
import type { Reaction } from '#graphql/domain/reaction.ts'
import type { Checkout, CheckoutParameters, Payment, Payments } from '../port.ts'
import { findTask, newReference, type Queries, settleTask, type Task, tasksWhere, writeTask } from './book.ts'

export type InvoiceOptions = {
  pool: Queries
  now: () => Date
  /** Where the pages are on which an invoice is read and a mentor gives a bank account. */
  appUrl: string
  /** How long a mentee has to pay. */
  dueDays: number
}

export const refused = (code: string, message: string) => ({ status: 'refused', code, message }) as const
export const done = <T>(facts: T): Reaction<T> => ({ status: 'done', facts })
export const unsupported = async () => refused('not_supported', 'An invoice cannot do that.')
const unknown = (what: string) => refused('resource_missing', `There is no such ${what}.`)
/** As a payment company answers a key that stands for something else: look before a new attempt. */
export const keyReused = { status: 'storedFailure', reason: 'the key stands for something else' } as const

export const newTask = ({ now }: InvoiceOptions) => ({
  id: randomUUID(),
  reference: newReference(randomBytes(8)),
  createdAt: now(),
})

/** An invoice is a Checkout that is paid when somebody notes that the money is there. */
export function checkouts(
  options: InvoiceOptions,
): Pick<Payments, 'openCheckout' | 'fetchCheckout' | 'expireCheckout' | 'fetchPayment'> {
  const { pool, now } = options
  const found = (task: Task | null) => (task ? done(checkoutOf(task, options.appUrl)) : unknown('invoice'))
  return {
    async openCheckout(parameters, key) {
      if (parameters.save || parameters.capture) return unsupported()
      const task = await writeTask(pool, { ...newTask(options), ...invoiceOf(parameters), key })
      return task ? found(task) : keyReused
    },
    fetchCheckout: async (id) => found(await findTask(pool, 'INVOICE', id)),
    async expireCheckout(id) {
      await settleTask(pool, id, 'OPEN', { to: 'EXPIRED', at: now() })
      return found(await findTask(pool, 'INVOICE', id))
    },
    async fetchPayment(id) {
      const [task] = await tasksWhere(pool, `kind = 'INVOICE' and id::text = $1`, [id])
      return task ? done(paymentOf(task)) : unknown('payment')
    },
  }
}

function invoiceOf(parameters: CheckoutParameters) {
  const { amount, expiresAt } = parameters
  return {
    kind: 'INVOICE',
    request: parameters,
    belongsTo: null,
    amount: money(BigInt(amount.minor), amount.currency),
    dueAt: new Date(expiresAt),
  } as const
}

const statusOf = { OPEN: 'open', DONE: 'complete', EXPIRED: 'expired', FAILED: 'expired' } as const

function checkoutOf(task: Task, appUrl: string): Checkout {
  const { id, state, amount, request, dueAt, createdAt } = task
  return {
    id,
    status: statusOf[state],
    url: state === 'OPEN' ? `${appUrl}/invoices/${id}` : null,
    expiresAt: dueAt ?? createdAt,
    amount,
    payment: paymentOf(task),
    metadata: request.metadata,
  }
}

function paymentOf({ id, state, amount, settledAt }: Task): Payment {
  if (state !== 'DONE' || !settledAt) return { state: 'none' }
  return { state: 'captured', paymentIntentId: id, chargeId: id, capturedAt: settledAt, amount, fee: null }
}
