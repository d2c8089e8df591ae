import { expect, test } from 'vitest'
import { checkEmail, checkName, checkPassword, collected, emailKey, oneLine, severalLines } from './person.ts'

test.each(['ana@example.com', 'a.b+c@sub.example.co', "o'neil@example.ie", 'x@a-b.dev'])(
  '%s is an address',
  (email) => {
    expect(checkEmail(` ${email} `)).toEqual({ value: email })
  },
)

test.each([
  'ana',
  'ana@',
  '@example.com',
  'ana@localhost',
  'a@b..com',
  'a..b@example.com',
  '.a@example.com',
  'a.@example.com',
  'a b@example.com',
  'a@example.com\r\nBcc: x@example.com',
  'a@-example.com',
  'a@example.c',
  `${'a'.repeat(65)}@example.com`,
  `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(20)}.com`,
])('%j is no address', (email) => {
  expect(checkEmail(email)).toHaveProperty('message')
})

test('capitals do not tell addresses apart', () => {
  expect(emailKey(' Ana@Example.com ')).toBe('ana@example.com')
})

test('a name is trimmed and on one line', () => {
  expect(checkName('  Ana Sørensen ')).toEqual({ value: 'Ana Sørensen' })
  for (const name of [
    '',
    '   ',
    'Ana\r\nBcc: x',
    'Ana\u0000',
    'Ana\u2028x',
    'Ana \u202egnp',
    'x'.repeat(81),
  ]) {
    expect(checkName(name)).toHaveProperty('message')
  }
})

test('length counts what people see as characters, not code units', () => {
  expect(oneLine('😀'.repeat(80), 1, 80)).toHaveProperty('value')
  expect(oneLine('a\u0301', 1, 1)).toEqual({ value: 'á' })
})

test('long text keeps its lines, and nothing else that cannot be seen', () => {
  expect(severalLines('one\r\ntwo\rthree\n', 100)).toEqual({ value: 'one\ntwo\nthree' })
  expect(severalLines('bell\u0007', 100)).toHaveProperty('message')
  expect(severalLines('x'.repeat(101), 100)).toHaveProperty('message')
})

test('a password has 8 to 200 characters of any kind', () => {
  expect(checkPassword(' 3456 8 ')).toEqual({ value: ' 3456 8 ' })
  expect(checkPassword('1234567')).toHaveProperty('message')
  expect(checkPassword('x'.repeat(201))).toHaveProperty('message')
})

test('all wrong fields are named at once', () => {
  expect(
    collected({ name: checkName(''), email: checkEmail('x'), password: checkPassword('12345678') }),
  ).toMatchObject({
    issues: [{ path: ['name'] }, { path: ['email'] }],
  })
  expect(collected({ name: checkName('Ana') })).toEqual({ values: { name: 'Ana' } })
})
