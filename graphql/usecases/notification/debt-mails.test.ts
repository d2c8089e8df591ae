import { expect } from 'vitest'
import { type Money, money } from '#graphql/domain/money/money.ts'
import { indebted } from '#graphql/testing/debts.ts'
import { test } from '#graphql/testing/live.ts'
import { receiveDebt } from '../payout/receive-debt.ts'
import { writeOffDebt } from '../payout/write-off-debt.ts'
import { sendDebtSettledMail } from './debt-mails.ts'

const usd = (minor: bigint): Money => money(minor, 'USD')
const reason = 'The account is closed.'
const receipt = { reference: 'Statement 12, line 3', receivedOn: '2026-12-01' }

test('the mentor reads what arrived and what was given up, for what it was and what was left then, once', async ({
  scene,
}) => {
  const { mentor, viewer, asked } = await indebted(scene)
  await receiveDebt(scene.deps, viewer, { ...asked(), ...receipt, amount: usd(5_000n) })
  await writeOffDebt(scene.deps, viewer, { ...asked(), amount: usd(2_013n), reason })
  await scene.settle()
  const said = async () => {
    const sent = (await scene.mail.list()).filter(({ to }) => to.includes(mentor.person.email))
    // Their jobs run at once: either mail may be the first to leave.
    const told = sent.filter(({ text }) => text.includes('Left of it'))
    return told.sort((one, other) => one.subject.localeCompare(other.subject))
  }
  const [first, second, ...more] = await said()
  const about = /For: your share of Career roadmap with Jonas Weber/
  expect(first).toMatchObject({
    subject: 'We got $50.00 of what you owed',
    text: expect.stringMatching(about),
  })
  expect(first!.text).toContain('Your payment of $50.00 arrived on 1 December 2026.')
  expect(first!.text).toContain('Left of it: $20.13')
  expect(second).toMatchObject({
    subject: 'You need not pay $20.13 back',
    text: expect.stringMatching(about),
  })
  expect(second!.text).toContain('Left of it: nothing')
  expect(`${first!.text}${second!.text}`).not.toContain(reason)
  expect(more).toEqual([])

  await sendDebtSettledMail(scene.deps, (await scene.deps.db.debtSettlement.findFirstOrThrow()).id)
  expect(await said()).toHaveLength(2)
})
