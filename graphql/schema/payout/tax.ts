import { type Ask, askedFor, type Urgency } from '#graphql/domain/payout/requirements.ts'
import { taxFormState, type taxFormStates } from '#graphql/domain/payout/tax.ts'
import { type TaxYear, taxYearOf } from '#graphql/usecases/ledger/tax-year.ts'
import { ownsMentor } from '#graphql/usecases/mentor/access.ts'
import { isAdmin } from '#graphql/usecases/viewer.ts'
import { builder } from '../builder.ts'
import { Mentor } from '../mentor/mentor.ts'
import { pageCost } from '../page.ts'
import { MoneyType } from '../scalars/money.ts'
import { PayoutAccount } from './account.ts'

const TaxFormState = builder.enumType('TaxFormState', {
  description: 'How what a tax form needs stands at the payment company. Values may be added.',
  values: {
    NONE_NEEDED: { description: 'The account is outside the United States: no form 1099 is made.' },
    NOT_ASKED: { description: 'No number is known, and none is asked for yet.' },
    DUE: { description: 'The payment company asks for the number.' },
    LATE: { description: 'It asked, and the time is over.' },
    COMPLETE: { description: 'It has the number: a form can be made.' },
  } as const satisfies Record<(typeof taxFormStates)[number], object>,
})

const AskKind = builder.enumType('AccountAsk', {
  description: 'What a payment company can want of a mentor. Values may be added.',
  values: {
    TAX_ID: { description: 'The number under which earnings are reported.' },
    DOCUMENT: { description: 'A document that shows who it is.' },
    BANK_ACCOUNT: { description: 'Where the money goes in the end.' },
    TERMS: { description: 'A yes to its terms.' },
    ADDRESS: { description: 'An address.' },
    CONTACT: { description: 'An e-mail address or a telephone number.' },
    BUSINESS: { description: 'What is sold.' },
    PERSON: { description: 'Who it is: names, a date of birth.' },
    OTHER: { description: 'Something that we have no word for.' },
  } as const satisfies Record<Ask, object>,
})

const AskUrgency = builder.enumType('AskUrgency', {
  description: 'How urgently something is wanted.',
  values: {
    LATE: { description: 'Its time is over.' },
    DUE: { description: 'Now.' },
    NEXT: { description: 'Later, when more has been earned.' },
  } as const satisfies Record<Urgency, object>,
})

const Requirement = builder.objectRef<{ ask: Ask; urgency: Urgency }>('AccountRequirement').implement({
  description: 'Something that the payment company wants of a mentor, in our words.',
  fields: (t) => ({
    ask: t.expose('ask', { type: AskKind, description: 'What.' }),
    urgency: t.expose('urgency', { type: AskUrgency, description: 'How urgently.' }),
  }),
})

builder.prismaObjectFields(PayoutAccount, (t) => ({
  mentor: t.relation('mentor', { type: Mentor, description: 'Whose it is.' }),
  country: t.exposeString('country', {
    nullable: true,
    description: 'Of its owner, in two letters; null before it was fetched.',
  }),
  requirements: t.field({
    type: [Requirement],
    complexity: { field: 1, multiplier: 3 },
    description: 'What is wanted, each thing once, what is late first.',
    select: { requirementsLate: true, requirementsDue: true, requirementsNext: true },
    resolve: ({ requirementsLate: late, requirementsDue: due, requirementsNext: next }) =>
      askedFor({ late, due, next }),
  }),
  requirementsBy: t.expose('requirementsBy', {
    type: 'DateTime',
    nullable: true,
    description: 'Until when what is due has to be given; null: no day is set.',
  }),
  taxForm: t.field({
    type: TaxFormState,
    nullable: true,
    description: 'How what a tax form needs stands; null before the account was fetched.',
    select: {
      country: true,
      taxIdGiven: true,
      requirementsLate: true,
      requirementsDue: true,
      requirementsNext: true,
    },
    resolve: ({
      country,
      taxIdGiven,
      requirementsLate: late,
      requirementsDue: due,
      requirementsNext: next,
    }) => taxFormState({ country, taxIdGiven, late, due, next }),
  }),
}))

const TaxYearType = builder.objectRef<TaxYear>('TaxYear').implement({
  description: 'How near a mentor’s payments of a calendar year are to a form 1099-K. In US dollars alone.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'Which year, of UTC.' }),
    gross: t.expose('gross', { type: MoneyType, description: 'What mentees paid, before fees and refunds.' }),
    payments: t.exposeInt('payments', { description: 'In how many payments.' }),
    thresholdAmount: t.field({
      type: MoneyType,
      description: 'A form is made above this amount …',
      resolve: ({ threshold }) => threshold.amount,
    }),
    thresholdPayments: t.int({
      description: '… in more than so many payments.',
      resolve: ({ threshold }) => threshold.payments,
    }),
    reached: t.exposeBoolean('reached', { description: 'Whether both were passed.' }),
    percent: t.exposeInt('percent', { description: 'How near it is; 100 when both were passed.' }),
    formDueOn: t.expose('formDueOn', { type: 'Date', description: 'Until when the form has to be there.' }),
  }),
})

/** Years that a date of the ledger can have. */
const readable = (year: number) => Number.isInteger(year) && year >= 2000 && year <= 9998

builder.prismaObjectField(Mentor, 'taxYear', (t) =>
  t.field({
    type: TaxYearType,
    nullable: true,
    complexity: 5,
    description:
      'How near a year’s payments are to a tax form. For the mentor and the admins; null for others.',
    args: { year: t.arg.int({ required: true, description: 'Which year, of UTC.' }) },
    select: { id: true, personId: true },
    resolve: (mentor, { year }, { deps, viewer }) => {
      if (!readable(year) || !(ownsMentor(viewer, mentor) || isAdmin(viewer))) return null
      return taxYearOf(deps, mentor.id, year)
    },
  }),
)

builder.queryField('payoutAccounts', (t) =>
  t.prismaConnection(
    {
      type: PayoutAccount,
      cursor: 'id',
      authScopes: { admin: true },
      complexity: pageCost,
      description: 'Mentors’ accounts at the payment company, the newest first. For admins.',
      args: {
        asked: t.arg.boolean({ defaultValue: false, description: 'Only those of whom something is due.' }),
        country: t.arg.string({ required: false, description: 'Only of this country, in two letters.' }),
      },
      resolve: (query, _root, { asked, country }, { deps }) =>
        deps.db.connectedAccount.findMany({
          ...query,
          where: {
            ...(asked ? { requirementsDue: { isEmpty: false } } : {}),
            ...(country ? { country } : {}),
          },
          orderBy: { id: 'desc' },
        }),
    },
    { name: 'PayoutAccountConnection', description: 'A page of accounts.' },
    { name: 'PayoutAccountEdge', description: 'An account in that list.' },
  ),
)
