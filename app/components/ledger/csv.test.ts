import { expect, test } from 'vitest'
import { csvText } from './csv.ts'

test('amounts are numbers with the decimals of their currency, and text is quoted where it must be', () => {
  const rows = [
    ['2026-12-10', 'Career talk, with "Ana"', { amount: '-70.13', currency: 'USD' }, 'USD'],
    ['2026-12-11', 'two\nlines', { amount: '500', currency: 'JPY' }, 'JPY'],
    ['2026-12-12', '=1+1', { amount: '1.234', currency: 'KWD' }, 'KWD'],
    ['2026-12-13', '-SUM(A1)', null, '@x'],
  ]
  expect(csvText(['day', 'what', 'amount', 'currency'], rows)).toBe(
    [
      'day,what,amount,currency',
      '2026-12-10,"Career talk, with ""Ana""",-70.13,USD',
      '2026-12-11,"two\nlines",500,JPY',
      "2026-12-12,'=1+1,1.234,KWD",
      "2026-12-13,'-SUM(A1),,'@x",
      '',
    ].join('\r\n'),
  )
})
