import type {
  BankPayoutFailure,
  BankPayout as BankPayoutRow,
  BankPayoutState,
} from '#graphql/domain/payout/bank-payout.ts'
import { ownsMentor } from '#graphql/usecases/mentor/access.ts'
import {
  type BankPayouts,
  type BankPayoutsTold,
  bankPayoutsOf,
} from '#graphql/usecases/payout/bank-payouts.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { costOfForwardPage } from '../page.ts'
import { MoneyType } from '../scalars/money.ts'

type Words<Word extends string> = Record<Word, { description: string }>

const State = builder.enumType('BankPayoutState', {
  description: 'How far a bank payout got. Values may be added.',
  values: {
    PENDING: { description: 'About to leave.' },
    ON_ITS_WAY: { description: 'On its way to the bank.' },
    PAID: { description: 'At the bank; it may still fail for some days.' },
    FAILED: { description: 'Sent back by the bank; it is on the account again.' },
    CANCELLED: { description: 'Called back before it left; it is on the account again.' },
  } as const satisfies Words<BankPayoutState>,
})

const Failure = builder.enumType('BankPayoutFailure', {
  description: 'Why a bank payout failed. Values may be added.',
  values: {
    NO_SUCH_ACCOUNT: { description: 'The bank knows no account with this number.' },
    ACCOUNT_CLOSED: { description: 'The bank account was closed, or its bank is another now.' },
    ACCOUNT_BLOCKED: { description: 'The bank account is blocked, or takes no such payments.' },
    WRONG_HOLDER: { description: 'Name, address or tax number are not those of the bank account.' },
    WRONG_CURRENCY: { description: 'The bank account does not take this currency.' },
    NOT_ENOUGH: { description: 'There was not enough on the mentor’s account.' },
    REFUSED: { description: 'The bank refused it, and does not say why.' },
    OTHER: { description: 'Anything else.' },
  } as const satisfies Words<BankPayoutFailure>,
})

const Told = builder.enumType('BankPayoutsTold', {
  description: 'Whether bank payouts are told.',
  values: {
    TOLD: { description: 'They are.' },
    NO_ACCOUNT: { description: 'The mentor has no account at the payment company yet.' },
    NEVER: { description: 'The payment company here knows nothing of them.' },
    NOT_NOW: { description: 'The payment company did not answer; another time it may.' },
  } as const satisfies Words<BankPayoutsTold>,
})

const BankPayout = builder.objectRef<BankPayoutRow>('BankPayout').implement({
  description: 'Money that a mentor’s account paid on to the mentor’s bank.',
  fields: (t) => ({
    amount: t.expose('amount', { type: MoneyType, description: 'How much.' }),
    state: t.expose('state', { type: State, description: 'How far it got.' }),
    arrivesOn: t.expose('arrivesOn', {
      type: 'Date',
      description: 'The day on which it is at the bank, or was to be.',
    }),
    failure: t.expose('failure', {
      type: Failure,
      nullable: true,
      description: 'Why it failed; null unless it did.',
    }),
    automatic: t.exposeBoolean('automatic', {
      description: 'Whether it was sent by itself; else the mentor asked for it.',
    }),
    bankName: t.string({
      nullable: true,
      description: 'The bank’s name, where the payment company tells it.',
      resolve: ({ bank }) => bank?.name ?? null,
    }),
    bankLastDigits: t.string({
      nullable: true,
      description: 'The last four digits of the bank account, where the payment company tells them.',
      resolve: ({ bank }) => bank?.lastDigits ?? null,
    }),
  }),
})

/** A call to another company: so many in one query, and no more. */
const asking = 50

builder.prismaObjectField(Mentor, 'bankPayouts', (t) =>
  t.connection(
    {
      type: BankPayout,
      nullable: true,
      complexity: costOfForwardPage(/^[\w-]{1,255}$/, asking),
      description:
        'What the mentor’s account paid on to the mentor’s bank, newest first, asked of the payment company at once. For the mentor and the admins; null for others.',
      select: { id: true, personId: true },
      resolve: async (mentor, { first, after }, { deps, viewer }) => {
        if (!ownsMentor(viewer, mentor) && !isAdmin(viewer)) return null
        const page = { limit: first ?? 20, after: after ? decoded(after) : null }
        return pageOf(await bankPayoutsOf(deps, mentor.id, page), page)
      },
    },
    {
      name: 'BankPayoutConnection',
      description: 'A page of bank payouts.',
      fields: (c) => ({
        told: c.field({
          type: Told,
          description: 'Whether they are told; unless they are, the page is empty.',
          resolve: ({ told }) => told,
        }),
      }),
    },
    { name: 'BankPayoutEdge', description: 'A bank payout in that list.' },
  ),
)

const encoded = (id: string) => Buffer.from(id).toString('base64url')
const decoded = (cursor: string) => Buffer.from(cursor, 'base64url').toString()

function pageOf({ told, payouts, next }: BankPayouts, { after }: { after: string | null }) {
  const edges = payouts.map((node) => ({ cursor: encoded(node.id), node }))
  const last = next === null ? edges.at(-1)?.cursor : encoded(next)
  const pageInfo = {
    hasNextPage: next !== null,
    hasPreviousPage: after !== null,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: last ?? null,
  }
  return { told, edges, pageInfo }
}
