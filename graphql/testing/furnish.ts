import pino from 'pino'
import { paymentCapabilities } from '#graphql/domain/payment/company.ts'
import { dateHolidays } from '#graphql/providers/holidays/date-holidays.ts'
import type { Mailer } from '#graphql/providers/mail/port.ts'
import type { Payments } from '#graphql/providers/payments/port.ts'
import type { Deps, Settings } from '#graphql/usecases/deps.ts'
import { createCipher } from '../server/cipher.ts'
import { machineNow } from '../server/clock.ts'
import type { TestDatabase } from './database.ts'
import { type Residents, residents } from './residents.ts'

export type TestClock = {
  now: () => Date
  /** Sets business time; a test may also turn it back. */
  set: (at: Date | string) => void
  advance: (by: { days?: number; hours?: number; minutes?: number }) => void
}

export type House = Residents & { deps: Deps; clock: TestClock }

/** Monday morning in the house, wherever and whenever the tests run. */
const opening = '2026-03-02T08:00:00Z'

const noWebhook = {
  status: 'refused',
  code: 'SIGNATURE_INVALID',
  message: 'No webhook was expected here.',
} as const

const settings: Settings = {
  appUrl: 'http://localhost:3000',
  currency: 'USD',
  settles: ['USD', 'EUR', 'JPY'],
  operator: null,
  feeBps: 1_500,
  payoutHoldHours: 72,
  restDays: null,
  holdMinutes: 30,
  production: false,
  payTo: null,
  embeddedCheckout: null,
}

/** The real ones: they ask nobody. */
export const holidays = dateHolidays()

type Furniture = { payments?: Partial<Payments>; mail?: Mailer; settings?: Partial<Settings> }

/** A house on a real database. Calls to the outside that a test did not furnish fail and name themselves. */
export function houseOn({ db }: Pick<TestDatabase, 'db'>, furniture: Furniture = {}): House {
  const clock = clockAt(opening)
  const deps: Deps = {
    db,
    now: clock.now,
    machineNow,
    payments: { ...noPayments(), ...furniture.payments },
    scheduling: {},
    mail: furniture.mail ?? { send: unexpected('mail.send'), close: () => {} },
    providers: () => [],
    holidays,
    settings: { ...settings, ...furniture.settings },
    webhookSecrets: ['whsec_test'],
    linkKey: Buffer.alloc(32, 'link'),
    cipher: createCipher([{ id: 'test', key: Buffer.alloc(32, 'seal') }]),
    poke: () => {},
    log: pino({ level: 'silent' }),
  }
  return { deps, clock, ...residents(deps) }
}

export function clockAt(start: string): TestClock {
  let at = new Date(start)
  return {
    now: () => new Date(at),
    set: (to) => {
      at = new Date(to)
    },
    advance: ({ days = 0, hours = 0, minutes = 0 }) => {
      at = new Date(at.getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000)
    },
  }
}

const unexpected = (call: string) => async () => {
  throw new Error(`No call of ${call} was expected here.`)
}

function noPayments(): Payments {
  return {
    name: 'stripe',
    can: new Set(paymentCapabilities),
    payWithinDays: null,
    desk: null,
    takesUs: unexpected('takesUs'),
    openCheckout: unexpected('openCheckout'),
    fetchCheckout: unexpected('fetchCheckout'),
    expireCheckout: unexpected('expireCheckout'),
    publishType: unexpected('publishType'),
    publishPrice: unexpected('publishPrice'),
    withdrawPrice: unexpected('withdrawPrice'),
    fetchPayment: unexpected('fetchPayment'),
    capture: unexpected('capture'),
    voidPayment: unexpected('voidPayment'),
    chargeSaved: unexpected('chargeSaved'),
    findCharge: unexpected('findCharge'),
    forgetCard: unexpected('forgetCard'),
    refund: unexpected('refund'),
    fetchRefund: unexpected('fetchRefund'),
    findRefund: unexpected('findRefund'),
    createAccount: unexpected('createAccount'),
    fetchAccount: unexpected('fetchAccount'),
    findAccount: unexpected('findAccount'),
    onboardingLink: unexpected('onboardingLink'),
    dashboardLink: unexpected('dashboardLink'),
    listBankPayouts: unexpected('listBankPayouts'),
    transfer: unexpected('transfer'),
    fetchTransfer: unexpected('fetchTransfer'),
    findTransfers: unexpected('findTransfers'),
    reverseTransfer: unexpected('reverseTransfer'),
    findReversal: unexpected('findReversal'),
    fetchDispute: unexpected('fetchDispute'),
    answerDispute: unexpected('answerDispute'),
    acceptDispute: unexpected('acceptDispute'),
    balance: unexpected('balance'),
    listTransactions: unexpected('listTransactions'),
    findTransactions: unexpected('findTransactions'),
    listEvents: unexpected('listEvents'),
    readWebhook: () => noWebhook,
    readEvent: () => noWebhook,
  }
}
