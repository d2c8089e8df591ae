import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { Refund } from '#prisma/generated/client/client.ts'
import type { Deps } from '../deps.ts'
import { menteeLink } from './addressed.ts'
import { amountOf, arrives } from './back-words.ts'
import type { Letter } from './compose.ts'
import type { OwedMail } from './deliver.ts'
import type { MailedBooking } from './mailed-booking.ts'

const amount = (minor: bigint, currency: string) => displayMoney(storedMoney(minor, currency))

/** Tells both what an admin gave back: to the mentee when it arrives, to the mentor who bears it. */
export async function giveBackMails(deps: Deps, booking: MailedBooking): Promise<OwedMail[]> {
  const mails: OwedMail[] = []
  for (const refund of booking.refunds) {
    if (refund.actor !== 'ADMIN' || (refund.cause !== 'GOODWILL' && refund.cause !== 'CLAW_BACK')) continue
    mails.push(toMentee(deps, booking, refund), await toMentor(deps, booking, refund))
  }
  return mails
}

function toMentee(deps: Deps, booking: MailedBooking, { id, amountMinor, currency }: Refund): OwedMail {
  const back = amount(amountMinor, currency)
  return {
    ...{ kind: 'givenBackMentee', occasion: id, bookingId: booking.id },
    to: { name: booking.menteeName, address: booking.menteeEmail },
    letter: {
      subject: `${back} goes back to you`,
      lines: [
        `We give back ${back} of what you paid for ${booking.title} with ${booking.mentor.name}.`,
        arrives,
      ],
      link: { label: 'See the booking', url: menteeLink(deps, booking) },
    },
  }
}

async function toMentor(deps: Deps, booking: MailedBooking, refund: Refund): Promise<OwedMail> {
  const { id, amountMinor, currency, cause } = refund
  const { mentor, menteeName, title, payout } = booking
  const back = amount(amountMinor, currency)
  const claimed = await deps.db.posting.findFirst({
    where: { entryKey: `${id}:claw`, account: 'mentor_debt' },
  })
  const lines =
    cause === 'GOODWILL'
      ? ['We bear it: your share stays whole.']
      : [
          ...(claimed
            ? [`${amount(claimed.amountMinor, currency)} of your share had left and is taken back.`]
            : []),
          `What is left of your share is ${amount(payout?.amountMinor ?? 0n, currency)}.`,
        ]
  return {
    ...{ kind: 'givenBackMentor', occasion: id, bookingId: booking.id },
    to: { name: mentor.name, address: mentor.person.email },
    letter: {
      subject: `${back} goes back to ${menteeName}`,
      lines: [`We give back ${back} of what ${menteeName} paid for ${title}.`, ...lines],
      link: { label: 'See your earnings', url: `${deps.settings.appUrl}/mentor/earnings` },
    },
  }
}

const day = 86_400_000

/** Whether so much time passed before it was sent that who waits for it is told. */
export const tookLong = ({ state, decidedAt, settledAt }: Refund): boolean =>
  state === 'SUCCEEDED' && settledAt !== null && settledAt.getTime() - decidedAt.getTime() > day

/** What a mentee is told of a refund that is sent at last. */
export const sentLetter = (refund: Refund, of: string): Letter => ({
  subject: `${amountOf(refund)} was sent back to you`,
  lines: [`The refund of ${amountOf(refund)} for ${of} has left. ${arrives}`],
})

/** Tells the mentee which refunds are sent that had waited: for the bank, or for an admin. */
export const sentMails = (deps: Deps, booking: MailedBooking): OwedMail[] =>
  booking.refunds.filter(tookLong).map((refund) => ({
    ...{ kind: 'refundSentMentee', occasion: `${refund.id}:${refund.attempt}`, bookingId: booking.id },
    to: { name: booking.menteeName, address: booking.menteeEmail },
    letter: {
      ...sentLetter(refund, `${booking.title} with ${booking.mentor.name}`),
      link: { label: 'See the booking', url: menteeLink(deps, booking) },
    },
  }))

/** What a mentee is told of a refund that the bank did not take and that was paid another way. */
export function settledLetter({ amountMinor, currency, settledBy, reference }: Refund, of: string): Letter {
  const back = amount(amountMinor, currency)
  return {
    subject: `${back} was paid back to you another way`,
    lines: [
      `Your bank did not take the refund of ${back} for ${of}. We have paid it to you ${ways[settledBy === 'CASH' ? 'CASH' : 'TRANSFER']} instead.`,
      'Nothing of it is owed to you any more. If you do not have it, answer this mail.',
    ],
    facts: [['Reference', reference ?? '']],
  }
}

const ways = { TRANSFER: 'by a transfer from our bank', CASH: 'in cash' } as const

/** What an admin paid. */
export const paidByHand = ({ settledBy }: Pick<Refund, 'settledBy'>): boolean =>
  settledBy === 'TRANSFER' || settledBy === 'CASH'

/** Tells the mentee which refunds were paid another way, and how. */
export function settledMails(deps: Deps, booking: MailedBooking): OwedMail[] {
  const settled = booking.refunds.filter(paidByHand)
  return settled.map((refund) => ({
    ...{ kind: 'refundSettledMentee', occasion: refund.id, bookingId: booking.id },
    to: { name: booking.menteeName, address: booking.menteeEmail },
    letter: {
      ...settledLetter(refund, `${booking.title} with ${booking.mentor.name}`),
      link: { label: 'See the booking', url: menteeLink(deps, booking) },
    },
  }))
}
