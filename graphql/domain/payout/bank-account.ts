import { type Checked, collected, oneLine } from '../account/person.ts'
import { InputInvalid } from '../errors.ts'

/** Who gets money by hand, and where. */
export type BankAccount = { readonly holder: string; readonly number: string }

const mostHolder = 100

/** The account as it can be kept. Throws InputInvalid with everything that is wrong with it. */
export function checkBankAccount({ holder, number }: BankAccount): BankAccount {
  const checked = collected({ holder: oneLine(holder, 1, mostHolder), number: checkNumber(number) })
  if ('issues' in checked) throw new InputInvalid(checked.issues)
  return checked.values
}

function checkNumber(text: string): Checked<string> {
  const value = text.replace(/[\s.-]/g, '').toUpperCase()
  if (!/^[A-Z0-9]{6,34}$/.test(value)) return { message: 'This is not the number of a bank account.' }
  const wrong = /^[A-Z]{2}\d{2}/.test(value) && ibanRest(value) !== 1
  return wrong ? { message: 'This IBAN has a mistake in it: its check digits do not fit.' } : { value }
}

/** ISO 13616: the first four signs go to the end, letters count from 10 on, and the rest by 97 is 1. */
function ibanRest(iban: string): number {
  const digits = [...(iban.slice(4) + iban.slice(0, 4))].map((sign) => Number.parseInt(sign, 36)).join('')
  return Number(BigInt(digits) % 97n)
}

/** Enough to know it by, and no more. */
export const shownNumber = (number: string): string => `…${number.slice(-4)}`
