import { book, retry } from '../booking.ts'
import { cancel } from '../cancel.ts'
import { complaintStep, reportNoShow, tookPlace } from '../complaint.ts'
import { contest, decideAtBank, openDisputeOf } from '../dispute.ts'
import { giveBack } from '../give-back.ts'
import { spend } from '../package/spend.ts'
import { emit, payPage, purseOf } from '../provider.ts'
import { approve, turnAway } from '../request.ts'
import { reschedule } from '../reschedule.ts'
import type { Booking } from '../rows.ts'
import { hosts, type World } from '../world.ts'
import { pricedAs } from './asked.ts'
import { aboutPackage, type Played } from './packages-in-memory.ts'
import type { Deed } from './script.ts'

const minute = 60_000
const host = hosts[0] ?? 0

/** One deed, as far as the deciders allow it now. */
export function actInMemory(played: Played, deed: Deed): void {
  const { world, made } = played
  if (deed.do === 'book') ask(played, deed)
  else if (aboutPackage(played, deed)) return
  else if (deed.do === 'account') {
    world.provider.accounts.set(host, deed.works)
    emit(world.provider, 'account', `${host}`)
  } else if (deed.do === 'spend') spendAll(played, deed)
  else {
    const booking = world.bookings.get(made.get(deed.of) ?? '')
    if (booking) act(played, deed, booking)
  }
}

/** Also of one whose booking was never made: the account is the mentor's. */
function spendAll({ world, script }: Played, { of }: Deed): void {
  const currency = script.asked[of]?.currency
  if (currency) world.provider.purses.set(purseOf({ host, currency }), 0n)
}

function ask({ world, script, begin, made, bought }: Played, { of }: Deed): void {
  const wish = script.asked[of]
  if (!wish) return
  if (wish.credit) {
    const startsAt = begin + wish.startsAt * minute
    if (bought && spend(world, bought, { ...wish, startsAt })) made.set(of, `b${world.bookings.size}`)
    return
  }
  const { total: price, ...terms } = pricedAs(wish)
  const { approval, keeps, saves, moveNotice } = wish
  const startsAt = begin + wish.startsAt * minute
  const asked = { host, startsAt, price, approval, keeps, saves, moveNotice, fee: wish.fee }
  if (book(world, { ...asked, terms: { ...terms, feeBps: script.feeBps } }))
    made.set(of, `b${world.bookings.size}`)
}

function act({ world, begin, script }: Played, deed: Deed, booking: Booking): void {
  switch (deed.do) {
    case 'pay':
      pay(world, booking, script.asked[deed.of]?.declines ?? false)
      break
    case 'retry':
      retry(world, booking)
      break
    case 'approve':
      approve(world, booking)
      break
    case 'decline':
      turnAway(world, booking, 'declined')
      break
    case 'cancel':
      cancel(world, booking, deed.by)
      break
    case 'move':
      reschedule(world, booking, deed.by, begin + deed.to * minute)
      break
    case 'noShow':
      reportNoShow(world, booking, deed.who)
      break
    case 'tookPlace':
      tookPlace(world, booking)
      break
    case 'giveBack':
      giveBack(world, booking, deed)
      break
    default:
      quarrel(world, deed, booking)
  }
}

function quarrel(world: World, deed: Deed, booking: Booking): void {
  switch (deed.do) {
    case 'complain':
      complaintStep(world, booking, 'opened', 'MENTEE')
      break
    case 'answer':
      complaintStep(world, booking, deed.step, deed.step === 'contested' ? 'MENTOR' : 'MENTEE')
      break
    case 'decide':
      complaintStep(world, booking, deed.step, 'ADMIN')
      break
    case 'contest':
      contest(world, booking, deed)
      break
    case 'bankSays': {
      const open = openDisputeOf(world, booking)
      if (open) decideAtBank(world, open, deed.won)
    }
  }
}

function pay(world: World, { payments }: Pick<Booking, 'payments'>, declines: boolean): void {
  const session = world.provider.sessions.get(payments.at(-1)?.session ?? '')
  if (session) payPage(world.provider, session, world.now, { delayed: false, declines })
}
