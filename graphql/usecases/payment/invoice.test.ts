import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import {
  account,
  book,
  openTask,
  payableMentor,
  settled,
  subjects,
  test,
  whole,
} from '#graphql/testing/office.ts'
import { cancelBooking } from '../booking/cancel.ts'
import { extendHold } from '../booking/extend-hold.ts'
import { buyPackage } from '../package/buy.ts'
import { createPackage } from '../package/offer.ts'
import { saveBankAccount } from '../payout/bank-account.ts'
import { onboardMentor } from '../payout/onboard.ts'
import { settleHandTask } from './hand-task.ts'
import { reconcile } from './reconcile.ts'

test('an invoice is mailed and holds the time for a week; noted as paid it books, and a week later it is sent on', async ({
  office,
}) => {
  const { deps, clock } = office
  const { bookingId, invoiceId, email, guest } = await book(office, 21)
  const week = new Date(deps.now().getTime() + 7 * 86_400_000)
  expect(await whole(office, bookingId)).toMatchObject({
    state: 'AWAITING_PAYMENT',
    holdExpiresAt: week,
    payments: [
      { state: 'OPEN', checkoutUrl: `http://localhost:3000/invoices/${invoiceId}`, checkoutExpiresAt: week },
    ],
  })
  await office.settle()
  expect(await subjects(office, email)).toEqual([expect.stringMatching(/^Invoice SD-[2-9A-Z]{8}: \$82\.50$/)])
  await expect(extendHold(deps, guest, bookingId)).rejects.toMatchObject({ code: 'HOLD_NOT_EXTENDABLE' })

  clock.advance({ days: 2 })
  await settled(office, invoiceId)
  const paid = await whole(office, bookingId)
  expect(paid).toMatchObject({
    state: 'CONFIRMED',
    payments: [{ state: 'SUCCEEDED', capturedAt: clock.now() }],
  })
  await expect(settled(office, invoiceId)).rejects.toMatchObject({ code: 'HAND_TASK_NOT_FOUND' })

  clock.set(paid.payout!.releaseAt)
  await office.settle()
  expect((await whole(office, bookingId)).payout).toMatchObject({ state: 'SENDING', transfers: [] })
  const share = await openTask(office, 'TRANSFER', bookingId)
  expect(share.amountMinor).toBe(paid.payout!.amountMinor)
  await settled(office, share.id)
  expect((await whole(office, bookingId)).payout).toMatchObject({
    state: 'PAID',
    transfers: [{ amountMinor: paid.payout!.amountMinor, providerTransferId: share.id }],
  })
})

test('what does not arrive in time gives the time back, and what arrives later goes back or books after all', async ({
  office,
}) => {
  const { clock } = office
  const [free, taken] = [await book(office, 20), await book(office, 22)]
  clock.advance({ days: 7, minutes: 1 })
  await office.settle()
  for (const { bookingId } of [free, taken])
    expect(await whole(office, bookingId)).toMatchObject({ state: 'EXPIRED', holds: [] })
  await settled(office, free.invoiceId)
  expect((await whole(office, free.bookingId)).state).toBe('CONFIRMED')

  clock.advance({ days: 20 })
  await settled(office, taken.invoiceId)
  const late = await whole(office, taken.bookingId)
  expect(late).toMatchObject({ state: 'EXPIRED', refunds: [{ cause: 'LATE_PAYMENT', state: 'PENDING' }] })
  await settled(office, (await openTask(office, 'REFUND', taken.bookingId)).id)
  expect((await whole(office, taken.bookingId)).refunds).toMatchObject([{ state: 'SUCCEEDED' }])
  const share = await openTask(office, 'TRANSFER', free.bookingId)
  await settled(office, share.id)
})

test('a time that is near is held until an hour before it, and what an admin says will not come ends at once', async ({
  office,
}) => {
  const { bookingId, invoiceId } = await book(office, 2)
  const { startsAt, holdExpiresAt } = await whole(office, bookingId)
  expect(holdExpiresAt!.getTime()).toBe(startsAt.getTime() - 3_600_000)
  await settled(office, invoiceId, false)
  expect(await whole(office, bookingId)).toMatchObject({ state: 'EXPIRED', payments: [{ state: 'EXPIRED' }] })
})

test('a refund that cannot be sent is shown as failed, and the cancellation stands', async ({ office }) => {
  const { deps } = office
  const { bookingId, invoiceId, guest } = await book(office, 23)
  await settled(office, invoiceId)
  await cancelBooking(deps, guest, { bookingId })
  await office.settle()
  expect((await whole(office, bookingId)).refunds).toMatchObject([{ state: 'PENDING', amountMinor: 8_250n }])
  await settled(office, (await openTask(office, 'REFUND', bookingId)).id, false)
  expect(await whole(office, bookingId)).toMatchObject({
    state: 'CANCELLED',
    refunds: [{ state: 'FAILED', failureReason: 'It came back' }],
  })
})

test('a share that cannot be sent is due again, and goes as another task when an admin says so', async ({
  office,
}) => {
  const { deps, clock } = office
  const { bookingId, invoiceId } = await book(office, 24)
  await settled(office, invoiceId)
  clock.set((await whole(office, bookingId)).payout!.releaseAt)
  await office.settle()
  await settled(office, (await openTask(office, 'TRANSFER', bookingId)).id, false)
  const { payout } = await whole(office, bookingId)
  expect(payout).toMatchObject({ state: 'DUE', attempt: 2, failureReason: 'transfer_failed: It came back' })
  await deps.db.payout.update({ where: { id: payout!.id }, data: { failedAt: null } })
  clock.advance({ minutes: 2 })
  await office.settle()
  await settled(office, (await openTask(office, 'TRANSFER', bookingId)).id)
  expect((await whole(office, bookingId)).payout).toMatchObject({ state: 'PAID', attempt: 2 })
})

test('what was noted and then forgotten is followed by the reconciler', async ({ office }) => {
  const { deps } = office
  const { bookingId, invoiceId } = await book(office, 25)
  await deps.payments.desk!.note(invoiceId, { done: true, text: 'Statement 13' })
  await reconcile(deps)
  expect((await whole(office, bookingId)).state).toBe('CONFIRMED')
})

test('a package is paid by invoice as well, and its invoice is mailed', async ({ office }) => {
  const { deps } = office
  const mentor = await payableMentor(office)
  const type = await office.sessionType(mentor)
  const terms = { sessionTypeId: type.id, sessions: 5, price: '300', validMonths: 6 }
  const packageId = await createPackage(deps, office.viewerOf(mentor), terms)
  const mentee = await office.mentee()
  const request = { packageId, idempotencyKey: randomUUID() }
  const { purchaseId, checkoutUrl } = await buyPackage(deps, office.viewerOf(mentee), request)
  await office.settle()
  expect(await subjects(office, mentee.email)).toEqual([expect.stringContaining(': $300.00')])
  await settled(office, checkoutUrl!.split('/').at(-1)!)
  expect(await deps.db.purchase.findUnique({ where: { id: purchaseId } })).toMatchObject({ state: 'ACTIVE' })
})

test('what was noted at the bank and who noted it are written together, or neither is', async ({
  office,
}) => {
  const { deps } = office
  const { invoiceId } = await book(office, 26)
  const admin = office.viewerOf(await office.admin())
  const noted = { handTaskId: invoiceId, done: true, text: 'Statement 14' }
  const gone = { ...admin, personId: randomUUID() }
  await expect(settleHandTask(deps, gone, noted)).rejects.toThrow()
  expect(await deps.db.handTask.findUnique({ where: { id: invoiceId } })).toMatchObject({ state: 'OPEN' })
  await settleHandTask(deps, admin, noted)
  expect(await deps.db.handTask.findUnique({ where: { id: invoiceId } })).toMatchObject({ state: 'DONE' })
})

test('a mentor is led to a page of ours, and names the account there', async ({ office }) => {
  const viewer = office.viewerOf(await office.mentor())
  expect(await onboardMentor(office.deps, viewer)).toBe('http://localhost:3000/mentor/earnings/bank')
})

test('only admins note what happened, and a mentor names an account of one’s own', async ({ office }) => {
  const { deps } = office
  const mentor = await payableMentor(office, false)
  const noted = { handTaskId: (await book(office, 26)).invoiceId, done: true, text: 'x' }
  const viewer = office.viewerOf(mentor)
  await expect(settleHandTask(deps, viewer, noted)).rejects.toMatchObject({ code: 'HAND_TASK_NOT_FOUND' })
  const admin = office.viewerOf(await office.admin())
  const silent = settleHandTask(deps, admin, { ...noted, text: ' ' })
  await expect(silent).rejects.toMatchObject({ issues: [{ path: ['text'] }] })
  const wrong = saveBankAccount(deps, viewer, { ...account, number: 'PT50 0002 0123 1234 5678 9015 5' })
  await expect(wrong).rejects.toMatchObject({ issues: [{ path: ['number'] }] })
  await saveBankAccount(deps, viewer, account)
  const { sealed } = await deps.db.handAccount.findUniqueOrThrow({ where: { mentorId: mentor.id } })
  expect(Buffer.from(sealed!).toString('latin1')).not.toContain('9015')
  const { accountId } = await deps.db.connectedAccount.findUniqueOrThrow({ where: { mentorId: mentor.id } })
  expect((await deps.payments.desk!.readAccount(accountId!))!.number).toBe('PT50000201231234567890154')
})

test('whose earnings are turned to another account is told, and of the first nobody', async ({ office }) => {
  const { deps } = office
  const mentor = await payableMentor(office)
  const viewer = office.viewerOf(mentor)
  await saveBankAccount(deps, viewer, { ...account, holder: 'Ana Maria Sousa' })
  await office.settle()
  expect(await subjects(office, mentor.person.email)).toEqual([])
  await saveBankAccount(deps, viewer, { ...account, number: 'DE89 3704 0044 0532 0130 00' })
  await office.settle()
  expect(await subjects(office, mentor.person.email)).toEqual(['Your earnings go to another account'])
  const [mail] = await office.mail.list()
  expect(mail?.text).toContain('the account …3000')
  expect(mail?.text).not.toContain('DE89')
})
