import { expect, test } from 'vitest'
import { money } from '../money/money.ts'
import { askedFor, askOf } from './requirements.ts'
import { nearness, taxFormState, thresholdOf } from './tax.ts'

const none = { late: [], due: [], next: [] }

test('fields of the payment company become things that a person can be asked for', () => {
  const fields = [
    'individual.id_number',
    'individual.ssn_last_4',
    'company.tax_id',
    'individual.verification.document',
  ]
  expect(fields.map(askOf)).toEqual(['TAX_ID', 'TAX_ID', 'TAX_ID', 'DOCUMENT'])
  expect(
    ['external_account', 'tos_acceptance.ip', 'individual.address.city', 'individual.dob.day'].map(askOf),
  ).toEqual(['BANK_ACCOUNT', 'TERMS', 'ADDRESS', 'PERSON'])
  expect(['business_profile.mcc', 'individual.email', 'interview'].map(askOf)).toEqual([
    'BUSINESS',
    'CONTACT',
    'OTHER',
  ])
})

test('each thing is asked for once, as urgently as it is', () => {
  const dob = ['individual.dob.day', 'individual.dob.month']
  const asked = askedFor({ late: ['individual.id_number'], due: [...dob, 'individual.id_number'], next: dob })
  expect(asked).toEqual([
    { ask: 'TAX_ID', urgency: 'LATE' },
    { ask: 'PERSON', urgency: 'DUE' },
  ])
})

test('a tax form needs a number only in the United States, and says when it is due or late', () => {
  const us = { ...none, country: 'US', taxIdGiven: false }
  const states = [
    taxFormState({ ...us, country: null }),
    taxFormState({ ...us, country: 'PT' }),
    taxFormState(us),
    taxFormState({ ...us, next: ['individual.id_number'] }),
    taxFormState({ ...us, due: ['individual.id_number'] }),
    taxFormState({ ...us, late: ['individual.id_number'], due: ['individual.id_number'] }),
    taxFormState({ ...us, taxIdGiven: true }),
  ]
  expect(states).toEqual([null, 'NONE_NEEDED', 'NOT_ASKED', 'NOT_ASKED', 'DUE', 'LATE', 'COMPLETE'])
})

test('a form is filed above twenty thousand dollars in more than two hundred payments, never on one alone', () => {
  const at = (minor: bigint, payments: number, year = 2026) =>
    nearness({ gross: money(minor, 'USD'), payments }, thresholdOf(year))
  expect(at(2_000_001n, 201)).toEqual({ reached: true, percent: 100 })
  expect([at(2_000_000n, 201), at(9_000_000n, 200)]).toEqual([
    { reached: false, percent: 99 },
    { reached: false, percent: 99 },
  ])
  expect(at(1_000_000n, 40)).toEqual({ reached: false, percent: 20 })
  expect([at(500_001n, 1, 2024).reached, at(500_000n, 300, 2024).reached]).toEqual([true, false])
})
