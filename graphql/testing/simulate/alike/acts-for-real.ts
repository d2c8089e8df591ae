import { randomUUID } from 'node:crypto'
import type { Currency } from '#graphql/domain/money/currencies.ts'
import { sent } from '#graphql/providers/payments/amounts.ts'
import { spendAll } from '../real/banks.ts'
import { handIn } from '../real/people.ts'
import { actOnPackage, bookAhead } from './packages-for-real.ts'
import type { Player } from './player.ts'
import type { Deed } from './script.ts'

const minute = 60_000
/** Every booking has a mentee of its own. */
const numberOf = ({ nth }: Pick<Player, 'nth'>, of: number) => nth * 10 + of

/** One deed, asked for until there is an answer; a refusal is one. */
export async function actForReal(player: Player, deed: Deed): Promise<void> {
  const { stage, offers } = player
  if (deed.do === 'book') return ask(player, deed)
  if (deed.do === 'account')
    return deed.works
      ? handIn(stage.stripe.url, offers.accountId)
      : stage.stripe.restrictAccount(offers.accountId)
  if (deed.do === 'spend') return spendAll(stage, offers.accountId)
  if (await actOnPackage(player, deed)) return
  const booking = await bookingOf(player, deed.of)
  if (booking) await act(player, deed, booking)
}

export const bookingOf = ({ stage, nth, script, paidAhead }: Player, of: number) =>
  stage.db.booking.findFirst({
    where: script.asked[of]?.credit
      ? { id: paidAhead.get(of) ?? nobodys }
      : { menteeEmail: emailOf(numberOf({ nth }, of)) },
    include: { payments: { orderBy: { attempt: 'asc' } }, disputes: true },
  })

const nobodys = '00000000-0000-0000-0000-000000000000'

export const emailOf = (n: number) => `maya-${n}@sundial.test`

type Booking = NonNullable<Awaited<ReturnType<typeof bookingOf>>>

const instant = ({ begin }: Player, minutes: number) =>
  new Date(begin.getTime() + minutes * minute).toISOString()

async function ask(player: Player, { of }: Deed): Promise<void> {
  const { stage, script, offers } = player
  const [wish, type] = [script.asked[of], offers.wanted[of]]
  if (!wish || !type) return
  if (wish.credit)
    return bookAhead(player, of, {
      sessionTypeId: type.sessionTypeId,
      startsAt: instant(player, wish.startsAt),
    })
  const { questionId, sessionTypeId, code } = type
  await stage.lives.insist('/book', {
    sessionTypeId,
    startsAt: instant(player, wish.startsAt),
    key: randomUUID(),
    n: numberOf(player, of),
    answers: wish.quantity > 0 ? [{ questionId, value: `${wish.quantity}` }] : [],
    ...(code ? { promotionCode: code } : {}),
  })
}

const wishOf: Partial<Record<Deed['do'], string>> = {
  retry: '/retry',
  approve: '/accept',
  decline: '/decline',
  cancel: '/cancel',
  move: '/move',
  noShow: '/no-show',
  tookPlace: '/took-place',
  giveBack: '/give-back',
  complain: '/complain',
  decide: '/decide',
}

async function act(player: Player, deed: Deed, booking: Booking): Promise<void> {
  const { lives } = player.stage
  const { id: bookingId } = booking
  const asked = { bookingId, key: randomUUID() }
  switch (deed.do) {
    case 'pay':
      return pay(booking, player.script.asked[deed.of]?.declines ?? false)
    case 'contest':
    case 'bankSays':
      return atBank(player, deed, booking)
    case 'answer':
      return void (await lives.insist(deed.step === 'contested' ? '/contest' : '/withdraw', asked))
    case 'move':
      return void (await lives.insist('/move', { ...asked, by: deed.by, startsAt: instant(player, deed.to) }))
    case 'giveBack':
      return void (await lives.insist('/give-back', {
        ...asked,
        bearer: deed.bearer,
        amount: `${deed.amount}`,
      }))
    case 'decide': {
      const decision = ({ upheld: 'REFUND', split: 'SPLIT', rejected: 'PAY' } as const)[deed.step]
      return void (await lives.insist('/decide', { ...asked, decision }))
    }
    default: {
      const who = 'who' in deed ? { who: deed.who } : {}
      const by = 'by' in deed ? { by: deed.by } : {}
      await lives.insist(wishOf[deed.do] ?? '', { ...asked, ...who, ...by })
    }
  }
}

/** The second can be saved, and is declined when it is charged. */
const [good, declined] = ['4242424242424242', '4000000000000341']

async function pay(booking: Booking, declines: boolean): Promise<void> {
  const { payments, savesCard, noShowFeeMinor } = booking
  const payment = payments.at(-1)
  const saving = (savesCard || noShowFeeMinor !== null) && payment?.captureDecidedAt === null
  await payOn(payment?.checkoutUrl ?? null, declines && saving ? declined : good)
}

/** What a browser does with a payment page. */
export async function payOn(url: string | null, card: string): Promise<void> {
  if (url) await fetch(url, { method: 'POST', body: new URLSearchParams({ card }), redirect: 'manual' })
}

/** What cannot be contested is refused by the payment company. */
async function atBank(
  { stage }: Player,
  deed: Deed,
  { payments, disputes, currency }: Booking,
): Promise<void> {
  const chargeId = payments.find((each) => each.chargeId)?.chargeId
  if (deed.do === 'contest' && chargeId && deed.amount > 0n) {
    const { amount } = sent({ minor: deed.amount, currency: currency as Currency })
    await stage.stripe.contest({ [deed.inquiry ? 'inquiry' : 'charge']: chargeId, amount }).catch(() => null)
  }
  const open = disputes.find(({ closedAt }) => closedAt === null)
  if (deed.do === 'bankSays' && open)
    await stage.stripe.contest({ [deed.won ? 'won' : 'lost']: open.providerDisputeId })
}
