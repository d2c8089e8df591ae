import { expect, test } from 'vitest'
import { checkBankAccount, shownNumber } from './bank-account.ts'

test('a bank account is kept without spaces, an IBAN only with the check digits that fit', () => {
  const account = { holder: ' Ana Sousa ', number: 'pt50 0002 0123 1234 5678 9015 4' }
  expect(checkBankAccount(account)).toEqual({ holder: 'Ana Sousa', number: 'PT50000201231234567890154' })
  expect(shownNumber('PT50000201231234567890154')).toBe('…0154')
  const wrong = { holder: '', number: 'PT50 0002 0123 1234 5678 9015 5' }
  expect(() => checkBankAccount(wrong)).toThrow(
    expect.objectContaining({
      issues: [expect.objectContaining({ path: ['holder'] }), expect.objectContaining({ path: ['number'] })],
    }),
  )
  expect(checkBankAccount({ holder: 'Kofi', number: '021000021-1234567' }).number).toBe('0210000211234567')
})
