import { expect, test } from 'vitest'
import { addOnsOf, checkAddOn, type PricedQuestion } from './add-ons.ts'
import { checkQuestions, type QuestionDraft } from './question-rules.ts'

const base = (currency: string, amount = '50') => ({ amount, currency })
const read = (amount: string, currency: string, session = base(currency)) => {
  const checked = checkAddOn({ amount, currency }, session)
  return 'value' in checked ? checked.value : checked.message
}

test.each([
  ['7.50', 'USD', 750n],
  ['750', 'JPY', 750n],
  ['7.5', 'JPY', 'JPY has no decimals.'],
  ['1.230', 'KWD', 1_230n],
  ['1.234', 'KWD', 'KWD goes in steps of 0.010.'],
  ['7.505', 'USD', 'USD has 2 decimals at most.'],
  ['0.10', 'USD', 10n],
  ['-1', 'USD', 'Write an amount as digits with a point, such as 82.50.'],
  ['1000000', 'USD', 'It is at most 999999.99 USD.'],
  ['1', 'XTS', 'This currency is not offered here.'],
])('an add-on of %s %s is %s', (amount, currency, wanted) => {
  expect(read(amount, currency)).toBe(wanted)
})

test('beside a free session an add-on is enough to be charged alone', () => {
  expect(read('0.49', 'USD', base('USD', '0.00'))).toBe('Beside a free session it is at least 0.50 USD.')
  expect(read('0.50', 'USD', base('USD', '0'))).toBe(50n)
  expect(read('0', 'USD', base('USD', '0'))).toBe(0n)
})

test('prices stand where answers can be counted or chosen, and as many as there are options', () => {
  const usd = { amount: '1', currency: 'USD' }
  const draft = (question: Partial<QuestionDraft>): QuestionDraft => ({
    kind: 'TEXT',
    label: 'Why?',
    required: false,
    options: [],
    ...question,
  })
  const { issues } = checkQuestions(
    [
      draft({ price: usd }),
      draft({ kind: 'RADIO', options: ['a', 'b'], price: usd }),
      draft({ kind: 'RADIO', options: ['a', 'b'], optionPrices: [usd] }),
      draft({ kind: 'NUMBER', optionPrices: [usd] }),
      draft({ kind: 'SELECT', options: ['a'], optionPrices: [{ amount: '1', currency: 'EUR' }] }),
    ],
    base('USD'),
  )
  expect(issues.map(({ path }) => path.join('.'))).toEqual([
    'questions.0.price',
    'questions.1.price',
    'questions.2.optionPrices',
    'questions.3.optionPrices',
    'questions.4.optionPrices.0',
  ])
})

test('an answer without a price, a box that is not ticked and an option that is gone add nothing', () => {
  const question = (more: Partial<PricedQuestion>): PricedQuestion => ({
    id: 'q',
    label: 'Q',
    kind: 'NUMBER',
    required: false,
    options: [],
    unit: null,
    optionUnits: [],
    ...more,
  })
  const minor = (asked: PricedQuestion, value: number | boolean | string) =>
    addOnsOf([asked], [{ questionId: 'q', label: 'Q', kind: asked.kind, value }]).reduce(
      (sum, { unit, quantity }) => sum + unit * BigInt(quantity),
      0n,
    )
  expect(minor(question({}), 7)).toBe(0n)
  expect(minor(question({ kind: 'CHECKBOX', unit: 500n }), false)).toBe(0n)
  expect(minor(question({ kind: 'CHECKBOX', unit: 500n }), true)).toBe(500n)
  expect(minor(question({ kind: 'RADIO', options: ['a'], optionUnits: [100n] }), 'b')).toBe(0n)
})
