import { randomUUID } from 'node:crypto'
import { invoicePayments } from '#graphql/providers/payments/invoice/invoice.ts'
import { checkoutBooking } from '#graphql/usecases/booking/checkout.ts'
import { reconcileMovements } from '#graphql/usecases/ledger/reconcile-movements.ts'
import { balanceGaps } from '#graphql/usecases/operations/balance.ts'
import { checkInvariants } from '#graphql/usecases/operations/invariants.ts'
import { settleHandTask } from '#graphql/usecases/payment/hand-task.ts'
import { saveBankAccount } from '#graphql/usecases/payout/bank-account.ts'
import { onboardMentor } from '#graphql/usecases/payout/onboard.ts'
import { nobody, type PersonViewer, type Viewer } from '#graphql/usecases/viewer.ts'
import { test as databaseTest } from './database.ts'
import { daysAhead } from './live.ts'
import { type LiveHouse, type OtherCompany, openLiveHouse } from './live-house.ts'
import { type ResidentMentor, type Residents, residents } from './residents.ts'

export type Office = LiveHouse & Residents

const byInvoice: OtherCompany = ({ pool, now, cipher, settings: { appUrl } }) =>
  invoicePayments({ pool, now, appUrl, dueDays: 7 }, cipher)

/** A house whose payment company is a person; after each test the books must hold. */
export const test = databaseTest
  .extend<{ $file: { house: LiveHouse } }>({
    house: [
      async ({ database }, use) => {
        const house = await openLiveHouse(database, '2026-12-07T08:00:00Z', byInvoice)
        await use(house)
        await house.close()
      },
      { scope: 'file' },
    ],
  })
  .extend<{ office: Office }>({
    office: async ({ house }, use) => {
      await use({ ...house, ...residents(house.deps) })
      await house.settle()
      await reconcileMovements(house.deps)
      const { db } = house.deps
      const cases = await db.case.findMany({ where: { closedAt: null } })
      const broken = [
        ...(await checkInvariants(db, house.clock.now())),
        ...(await balanceGaps(house.deps)).map(({ currency }) => `the balance in ${currency} differs`),
        ...cases.map(({ kind, subject }) => `${kind} ${subject}`),
      ]
      if (broken.length > 0) throw new Error(`the books do not hold:\n${broken.join('\n')}`)
    },
  })

export const account = { holder: 'Ana Sousa', number: 'PT50 0002 0123 1234 5678 9015 4' }

export async function payableMentor(office: Office, named = true): Promise<ResidentMentor> {
  const mentor = await office.mentor()
  const viewer = office.viewerOf(mentor)
  await onboardMentor(office.deps, viewer)
  if (named) await saveBankAccount(office.deps, viewer, account)
  return mentor
}

export async function book(office: Office, days: number, mentor?: ResidentMentor) {
  const type = await office.sessionType(mentor ?? (await payableMentor(office)))
  const email = `jonas-${randomUUID().slice(0, 8)}@sundial.test`
  const { bookingId, checkoutUrl } = await checkoutBooking(office.deps, nobody, {
    sessionTypeId: type.id,
    startsAt: daysAhead(office.deps.now(), days),
    timeZone: 'Europe/Lisbon',
    mentee: { name: 'Jonas Weber', email },
    idempotencyKey: randomUUID(),
  })
  const guest: Viewer = { kind: 'guest', bookingIds: [bookingId] }
  return { bookingId, email, guest, invoiceId: checkoutUrl?.split('/').at(-1) ?? '' }
}

export async function settled(office: Office, handTaskId: string, done = true): Promise<void> {
  const admin: PersonViewer = office.viewerOf(await office.admin())
  await settleHandTask(office.deps, admin, {
    handTaskId,
    done,
    text: done ? 'Statement 12, line 3' : 'It came back',
  })
  await office.settle()
}

export const openTask = ({ deps }: Office, kind: 'REFUND' | 'TRANSFER', bookingId: string) =>
  deps.db.handTask.findFirstOrThrow({
    where: { kind, state: 'OPEN', request: { path: ['metadata', 'bookingId'], equals: bookingId } },
  })

export const whole = ({ deps }: Office, id: string) =>
  deps.db.booking.findUniqueOrThrow({
    where: { id },
    include: { payments: true, refunds: true, holds: true, payout: { include: { transfers: true } } },
  })

export const subjects = async ({ mail }: Office, email: string) =>
  (await mail.list())
    .filter(({ to }) => to.includes(email))
    .map(({ subject }) => subject)
    .reverse()
