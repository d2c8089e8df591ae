import type { Capabilities } from '#graphql/domain/payment/company.ts'
import type { Payments } from '../port.ts'
import { checkouts, done, type InvoiceOptions, unsupported } from './checkouts.ts'
import { accounts, desk } from './desk.ts'
import { books, refunds, transfers } from './money.ts'

const can: Capabilities = new Set()

const nobodyCalls = {
  status: 'refused',
  code: 'SIGNATURE_INVALID',
  message: 'Nobody calls us who sends invoices.',
} as const

/** Payment by invoice: a person of the platform is the payment company, and notes what happened at the bank. */
export function invoicePayments(options: InvoiceOptions, cipher: Parameters<typeof desk>[1]): Payments {
  return {
    name: 'invoice',
    can,
    payWithinDays: options.dueDays,
    desk: desk(options, cipher),
    takesUs: async () => done(null),
    ...checkouts(options),
    ...refunds(options),
    ...transfers(options),
    ...accounts(options),
    ...books(options),
    publishType: unsupported,
    publishPrice: unsupported,
    withdrawPrice: unsupported,
    capture: unsupported,
    voidPayment: unsupported,
    chargeSaved: unsupported,
    findCharge: unsupported,
    forgetCard: unsupported,
    listBankPayouts: unsupported,
    reverseTransfer: unsupported,
    findReversal: async () => done(null),
    fetchDispute: unsupported,
    answerDispute: unsupported,
    acceptDispute: unsupported,
    readWebhook: () => nobodyCalls,
    readEvent: () => nobodyCalls,
  }
}
