import { invoicePayments } from '#graphql/providers/payments/invoice/invoice.ts'
import type { Checkout, Desk, Payments } from '#graphql/providers/payments/port.ts'
import { stripePayments } from '#graphql/providers/payments/stripe.ts'
import { startStripeSandbox } from '#graphql/sandbox/stripe/server.ts'
import { createCipher } from '../server/cipher.ts'
import type { TestDatabase } from './database.ts'
import { clockAt, type TestClock } from './furnish.ts'

/** A payment company with whoever pays there, is paid there and works there. */
export type Company = {
  payments: Payments
  clock: TestClock
  /** The mentee pays. */
  pay: (checkout: Checkout) => Promise<void>
  /** The mentor hands in all that is asked for. */
  handIn: (accountId: string) => Promise<void>
  /** A day at the banks is over: what mentors' accounts have goes on to them, as far as the company sees to it. */
  payOn: () => Promise<void>
  /** Whoever sends money there has sent this refund or transfer. */
  send: (id: string) => Promise<void>
  close: () => Promise<void>
}

type Opened = (database: TestDatabase) => Promise<Company>

const opening = '2026-11-20T10:00:00Z'

const stripe: Opened = async ({ pool }) => {
  const clock = clockAt(opening)
  const deliverTo = 'http://127.0.0.1:9/webhooks'
  const silent = { background: false, onError: () => {} }
  const house = { port: 0, pool, now: clock.now, deliverTo, webhookSecret: 'whsec_company' }
  const sandbox = await startStripeSandbox({ ...house, ...silent })
  const payments = stripePayments({ secretKey: 'sk_test_company', apiBase: sandbox.url })
  const submit = async (url: string, fields: Record<string, string>) => {
    await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  }
  return {
    payments,
    clock,
    pay: ({ url }) => submit(url ?? 'no page', { card: '4242424242424242' }),
    async handIn(accountId) {
      const link = await payments.onboardingLink(accountId, 'http://localhost/a', 'http://localhost/b')
      if (link.status === 'done') await submit(link.facts.url, { action: 'finish', bank: '000123456789' })
      clock.advance({ minutes: 1 })
      await sandbox.runDue()
    },
    payOn: async () => {
      clock.advance({ days: 1 })
      await sandbox.runDue()
    },
    send: async () => {},
    close: sandbox.close,
  }
}

const invoice: Opened = async ({ pool }) => {
  const clock = clockAt(opening)
  const cipher = createCipher([{ id: 'test', key: Buffer.alloc(32, 'seal') }])
  const options = { pool, now: clock.now, appUrl: 'http://localhost:3000', dueDays: 7 }
  const payments = invoicePayments(options, cipher)
  const desk = payments.desk as Desk
  const note = async (id: string) => void (await desk.note(id, { done: true, text: `Statement ${id}` }))
  return {
    payments,
    clock,
    pay: ({ id }) => note(id),
    handIn: (id) => desk.saveAccount(id, { holder: 'Ana Sousa', number: 'PT50000201231234567890154' }),
    payOn: async () => clock.advance({ days: 1 }),
    send: note,
    close: async () => {},
  }
}

/** Every payment company that the house can work with. */
export const companies: Record<string, Opened> = { stripe, invoice }
