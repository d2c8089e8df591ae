import { storedMoney } from '#graphql/domain/money/stored.ts'
import { visibleTypes } from '#graphql/usecases/session-type/access.ts'
import { addOnPricesOf, pricedQuestion } from '#graphql/usecases/session-type/priced.ts'
import { builder } from '../builder.ts'
import { MoneyType } from '../scalars/money.ts'

const priced = {
  id: true,
  kind: true,
  label: true,
  required: true,
  options: true,
  priceMinor: true,
  optionPricesMinor: true,
} as const

export const QuestionKind = builder.enumType('QuestionKind', {
  description: 'How a question is answered.',
  values: {
    TEXT: { description: 'One line.' },
    LONG_TEXT: { description: 'Several lines.' },
    NUMBER: { description: 'A number.' },
    CHECKBOX: { description: 'Yes or no: "true" or "false".' },
    SELECT: { description: 'One of the options, from a list.' },
    RADIO: { description: 'One of the options, all in view.' },
    MULTI_SELECT: { description: 'Any of the options, one a line.' },
    EMAIL: { description: 'An e-mail address.' },
    PHONE: { description: 'A phone number.' },
    LINK: { description: 'A web address.' },
    FILE: { description: 'A file: the id that fileUpload gave.' },
  } as const,
})

export const Question = builder.prismaNode('Question', {
  description: 'Something that the mentee is asked before booking.',
  id: { field: 'id', description: 'The id of this question; answers name it.' },
  nullable: true,
  findUnique: (id, { viewer }) => ({ id, sessionType: { is: visibleTypes(viewer) } }),
  fields: (t) => ({
    kind: t.expose('kind', { type: QuestionKind, description: 'How it is answered.' }),
    label: t.exposeString('label', { description: 'The question.' }),
    required: t.exposeBoolean('required', { description: 'Whether it must be answered.' }),
    options: t.exposeStringList('options', { description: 'What can be chosen.' }),
    most: t.int({
      nullable: true,
      description: 'The largest number that is taken, where a number is asked for.',
      select: priced,
      resolve: (question) => (question.kind === 'NUMBER' ? (pricedQuestion(question).most ?? null) : null),
    }),
    price: t.field({
      type: MoneyType,
      nullable: true,
      description: 'What a ticked box adds to the price, or each piece of a number; null: nothing.',
      select: { ...priced, sessionType: { select: { currency: true } } },
      resolve: ({ priceMinor, sessionType }) =>
        priceMinor === null ? null : storedMoney(priceMinor, sessionType.currency),
    }),
    optionPrices: t.field({
      type: [MoneyType],
      description: 'What each option adds to the price, beside `options`; empty when none does.',
      select: { ...priced, sessionType: { select: { currency: true } } },
      resolve: ({ sessionType, ...question }) =>
        addOnPricesOf(question).optionUnits.map((minor) => storedMoney(minor, sessionType.currency)),
    }),
  }),
})
