import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharesOf, splitOf } from '../payout/split.ts'
import { type Account, accountKind, isOverdrawn } from './accounts.ts'
import * as disputes from './disputes.ts'
import { type About, entryOf, isBalanced, type LedgerEntry } from './entry.ts'
import * as post from './postings.ts'

const about: About = { provider: 'stripe', currency: 'USD', bookingId: 'b1', mentorId: 'm1' }
const lines = (entries: LedgerEntry[]) =>
  entries.map(({ key, postings }) => [key, ...postings.map(({ account, amount }) => `${account} ${amount}`)])

test('an entry that does not balance cannot be made, and one of nothing is none', () => {
  expect(() => entryOf('x', 'captured', about, [['held', 1n]])).toThrow(/does not balance/)
  expect(entryOf('x', 'captured', about, [['held', 0n]])).toEqual([])
})

test('80 dollars captured, released at 15 %, transferred', () => {
  const split = splitOf({
    currency: 'USD',
    listed: 8_000n,
    mentorDiscount: 0n,
    platformDiscount: 0n,
    serviceFee: 0n,
    feeBps: 1_500,
  })
  const shares = sharesOf(split, 8_000n)
  expect(lines(post.captured(about, { chargeId: 'ch_1', amount: 8_000n }))).toEqual([
    ['ch_1:captured', 'provider:stripe 8000', 'held -8000'],
  ])
  expect(lines(post.payoutReleased(about, { payoutId: 'p1', shares }))).toEqual([
    ['p1:released', 'held 8000', 'mentor_due -6800', 'platform_fee -1200'],
  ])
  expect(lines(post.transferCreated(about, { transferId: 'tr_1', amount: 6_800n }))).toEqual([
    ['tr_1:created', 'mentor_due 6800', 'provider:stripe -6800'],
  ])
  const after = sharesOf(split, 4_000n)
  expect(
    lines(post.refundDecidedAfterRelease(about, { refundId: 'r1', before: shares, after, mentorDue: 0n })),
  ).toEqual([
    ['r1:claw', 'mentor_debt 3400', 'mentor_due -3400'],
    ['r1:decided', 'mentor_due 3400', 'platform_fee 600', 'refund_due -4000'],
  ])
  expect(
    lines(
      disputes.disputeLostAfterRelease(about, {
        disputeId: 'du_1',
        amount: 5_000n,
        before: after,
        after: sharesOf(split, 0n),
        mentorDue: 3_400n,
      }),
    ),
  ).toEqual([['du_1:lost', 'mentor_due 3400', 'platform_fee 600', 'loss 1000', 'disputed -5000']])
})

test('a debt of one booking is netted from the payout of another, zero in each', () => {
  const payer = { ...about, bookingId: 'b2' }
  const entries = post.debtNetted({ ...about, bookingId: 'b1' }, payer, { nth: 1, amount: 70n })
  expect(lines(entries)).toEqual([
    ['net:b2:b1:1', 'mentor_due 70', 'netting -70', 'netting 70', 'mentor_debt -70'],
  ])
  for (const id of ['b1', 'b2'])
    expect(isBalanced(entries[0]!.postings.filter(({ bookingId }) => bookingId === id))).toBe(true)
})

const operations = [
  'refund',
  'goodwill',
  'effect',
  'fail',
  'settle',
  'dispute',
  'win',
  'lose',
  'release',
  'transfer',
  'reverse',
  'payDebt',
  'writeOff',
  'providerFee',
  'net',
] as const

const world = fc.record({
  listed: fc.bigInt({ min: 0n, max: 30_000n }),
  mentorOff: fc.bigInt({ min: 0n, max: 100n }),
  platformOff: fc.bigInt({ min: 0n, max: 100n }),
  serviceFee: fc.bigInt({ min: 0n, max: 300n }),
  feeBps: fc.integer({ min: 0, max: 10_000 }),
  steps: fc.array(fc.tuple(fc.constantFrom(...operations), fc.integer({ min: 1, max: 1_000 })), {
    maxLength: 40,
  }),
})

type World = typeof world extends fc.Arbitrary<infer W> ? W : never

/** One booking's money in plain totals, kept apart from the ledger so that the ledger can be held against it. */
function play({ listed, mentorOff, platformOff, serviceFee, feeBps, steps }: World) {
  const mentorDiscount = (listed * mentorOff) / 100n
  const platformDiscount = ((listed - mentorDiscount) * platformOff) / 100n
  const split = splitOf({ currency: 'USD', listed, mentorDiscount, platformDiscount, serviceFee, feeBps })
  const entries: LedgerEntry[] = []
  const totals = { captured: split.captured, refunded: 0n, lostInDisputes: 0n, paidOut: 0n, settled: 0n }
  let kept = split.captured
  let released = false
  let disputed = 0n
  let decided = 0n
  const balance = (account: Account) => balanceOf(entries, account, 'b1')
  const part = (amount: bigint, thousandths: number) => (amount * BigInt(thousandths)) / 1_000n
  const add = (more: LedgerEntry[]) => entries.push(...more)
  const shrink = (by: bigint) => ({
    before: sharesOf(split, kept),
    after: sharesOf(split, kept - by),
    mentorDue: -balance('mentor_due'),
  })
  add(post.captured(about, { chargeId: 'ch', amount: split.captured }))
  steps.forEach(([operation, thousandths], index) => {
    const id = `${operation}${index}`
    const refundable = split.captured - decided - disputed - totals.lostInDisputes
    if (operation === 'refund') {
      const amount = part(refundable < kept ? refundable : kept, thousandths)
      if (amount <= 0n) return
      if (released) add(post.refundDecidedAfterRelease(about, { refundId: id, ...shrink(amount) }))
      else add(post.refundDecidedBeforeRelease(about, { refundId: id, amount }))
      kept -= amount
      decided += amount
    }
    if (operation === 'goodwill') {
      const amount = part(refundable, thousandths)
      if (amount <= 0n) return
      add(post.goodwillDecided(about, { refundId: id, amount }))
      decided += amount
    }
    if (operation === 'effect') {
      const amount = part(-balance('refund_due'), thousandths)
      add(post.refundEffected(about, { providerRefundId: id, amount }))
      totals.refunded += amount
    }
    if (operation === 'fail') {
      const amount = part(totals.refunded, thousandths)
      add(post.refundFailed(about, { providerRefundId: id, amount }))
      totals.refunded -= amount
    }
    if (operation === 'settle') {
      const amount = part(-balance('refund_due'), thousandths)
      add(post.refundSettled(about, { refundId: id, amount }))
      totals.settled += amount
    }
    if (operation === 'dispute' && disputed === 0n && totals.lostInDisputes === 0n) {
      disputed = part(split.captured, thousandths)
      add(disputes.disputeWithdrawn(about, { transactionId: id, amount: disputed, fee: 1_500n }))
      const taken = disputed < kept ? disputed : kept
      if (released && disputed > 0n)
        add(disputes.disputeClawedBack(about, { disputeId: id, ...shrink(taken) }))
    }
    if (operation === 'win' && disputed > 0n) {
      add(
        disputes.disputeReinstated(about, {
          transactionId: id,
          amount: disputed,
          fee: thousandths > 500 ? 1_500n : 0n,
        }),
      )
      disputed = 0n
    }
    if (operation === 'lose' && disputed > 0n) {
      const taken = disputed < kept ? disputed : kept
      const lost = { disputeId: id, amount: disputed }
      if (released) add(disputes.disputeLostAfterRelease(about, { ...lost, ...shrink(taken) }))
      else add(disputes.disputeLostBeforeRelease(about, { ...lost, kept }))
      kept -= taken
      totals.lostInDisputes += disputed
      disputed = 0n
    }
    if (operation === 'release' && !released && disputed === 0n) {
      add(post.payoutReleased(about, { payoutId: 'p', shares: sharesOf(split, kept) }))
      released = true
    }
    if (operation === 'transfer' && disputed === 0n) {
      const amount = part(-balance('mentor_due'), thousandths)
      add(post.transferCreated(about, { transferId: id, amount }))
      totals.paidOut += amount
    }
    const debt = part(balance('mentor_debt'), thousandths)
    if (operation === 'reverse') {
      const amount = debt < totals.paidOut ? debt : totals.paidOut
      add(post.transferReversed(about, { reversalId: id, amount }))
      totals.paidOut -= amount
    }
    if (operation === 'payDebt') {
      add(post.debtPaid(about, { debtId: id, amount: debt, into: 'bank' }))
      totals.paidOut -= debt
    }
    if (operation === 'writeOff') add(post.debtWrittenOff(about, { debtId: id, amount: debt }))
    if (operation === 'providerFee')
      add(post.providerFee(about, { transactionId: id, amount: BigInt(thousandths) }))
    if (operation === 'net') {
      add(
        post.debtNetted(
          { ...about, bookingId: 'b1' },
          { ...about, bookingId: 'b2' },
          { nth: index, amount: debt },
        ),
      )
    }
  })
  const mentor = released ? sharesOf(split, kept).mentor : 0n
  return { entries, totals, mentor, disputed, released }
}

function balanceOf(entries: readonly LedgerEntry[], account: Account, bookingId: string): bigint {
  return entries
    .flatMap(({ postings }) => postings)
    .filter((posting) => posting.account === account && posting.bookingId === bookingId)
    .reduce((sum, { amount }) => sum + amount, 0n)
}

test('whatever happens: entries balance, keys differ, nothing is overdrawn, the identity and the mentor’s share hold', () => {
  fc.assert(
    fc.property(world, (w) => {
      const { entries, totals, mentor, disputed, released } = play(w)
      expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length)
      expect(entries.every(({ postings }) => isBalanced(postings))).toBe(true)
      const b = (account: Account) => balanceOf(entries, account, 'b1')
      const all = new Set(entries.flatMap(({ postings }) => postings.map(({ account }) => account)))
      for (const account of all) {
        if (accountKind(account) === 'ASSET' && account.startsWith('provider:')) continue
        expect([account, isOverdrawn(account, b(account))]).toEqual([account, false])
      }
      const brought = totals.captured + b('promotion') + b('goodwill') + b('loss') + b('mentor_debt')
      const went = totals.refunded + totals.settled + totals.lostInDisputes + totals.paidOut
      expect(brought).toBe(
        went - b('refund_due') - b('held') - b('mentor_due') - b('platform_fee') - b('netting'),
      )
      if (released && disputed === 0n) {
        const end = totals.paidOut - b('mentor_due') - b('mentor_debt') - b('netting')
        expect(end).toBe(mentor + writtenOff(entries))
      }
    }),
    { numRuns: 600 },
  )
})

/** A debt written off stays with the mentor. */
function writtenOff(entries: readonly LedgerEntry[]): bigint {
  return entries
    .filter(({ fact }) => fact === 'debtWrittenOff')
    .flatMap(({ postings }) => postings)
    .reduce((sum, { account, amount }) => (account === 'loss' ? sum + amount : sum), 0n)
}
