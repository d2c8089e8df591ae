import { expect, test } from 'vitest'
import { readChoices, typeForm, typeInput, writeChoices } from './form.ts'

test('a choice ends with what it adds, and is written back as it was', () => {
  const text = 'Talk only\nC++\nWritten report + 7.50\nBoth +10'
  expect(readChoices(text)).toEqual([
    { option: 'Talk only', adds: null },
    { option: 'C++', adds: null },
    { option: 'Written report', adds: '7.50' },
    { option: 'Both', adds: '10' },
  ])
  expect(writeChoices(['Talk only', 'Report'], [{ amount: '0.00' }, { amount: '7.50' }])).toBe(
    'Talk only\nReport + 7.50',
  )
})

test('what is added is in the currency of the session, and absent where nothing is', () => {
  const base = { price: { amount: '50', currency: 'EUR' }, placeKind: 'LINK' }
  const row = { label: 'Extras', kind: 'SELECT', options: 'none\nnotes + 2' }
  const { questions } = typeInput(
    typeForm.parse({ ...base, questions: [row, { ...row, kind: 'NUMBER', options: '', price: '5' }] }),
  )
  expect(questions.map(({ price, optionPrices }) => ({ price, optionPrices }))).toEqual([
    {
      price: null,
      optionPrices: [
        { amount: '0', currency: 'EUR' },
        { amount: '2', currency: 'EUR' },
      ],
    },
    { price: { amount: '5', currency: 'EUR' }, optionPrices: null },
  ])
})
