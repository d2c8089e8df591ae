import { expect } from 'vitest'
import { SignInRefused, TooManyAttempts } from '#graphql/domain/account/errors.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { ask } from '#graphql/testing/ask.ts'
import { test } from '#graphql/testing/house.ts'
import { nobody } from '../viewer.ts'
import { signIn } from './sign-in.ts'
import { signUp } from './sign-up.ts'

const maya = {
  name: 'Maya Osei',
  password: 'correct horse battery',
  timeZone: 'america/new_york',
  source: null,
}
const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error as Error,
  )

test('who signed up signs in, whatever the capitals of the address', async ({ house: { deps } }) => {
  const id = await signUp(deps, { ...maya, email: 'Maya@sundial.test' })

  expect(await signIn(deps, { email: ' mAYA@sundial.test', password: maya.password, source: null })).toBe(id)
  const { timeZone, passwordHash } = await deps.db.person.findUniqueOrThrow({ where: { id } })
  expect(timeZone).toBe('America/New_York')
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('a wrong address and a wrong password are refused alike', async ({ house: { deps } }) => {
  await signUp(deps, { ...maya, email: 'alike@sundial.test' })
  const refused = [
    { email: 'alike@sundial.test', password: 'wrong' },
    { email: 'nobody-here@sundial.test', password: maya.password },
    { email: 'not an address\0', password: maya.password },
  ].map((credentials) => refusalOf(signIn(deps, { ...credentials, source: null })))

  for (const error of await Promise.all(refused)) {
    expect(error).toBeInstanceOf(SignInRefused)
    expect(error?.message).toBe(new SignInRefused().message)
  }
})

test('an account without a password is nobody’s to sign in to', async ({ house }) => {
  const { email } = await house.mentee()

  expect(await refusalOf(signIn(house.deps, { email, password: '', source: null }))).toBeInstanceOf(
    SignInRefused,
  )
})

test('the eleventh try within a quarter of an hour is refused, even with the right password', async ({
  house: { deps },
}) => {
  await signUp(deps, { ...maya, email: 'tried@sundial.test' })
  const attempt = (password: string, source: string) =>
    refusalOf(signIn(deps, { email: 'tried@sundial.test', password, source }))
  for (let i = 0; i < 10; i++) expect(await attempt('wrong', 'here')).toBeInstanceOf(SignInRefused)

  expect(await attempt(maya.password, 'here')).toBeInstanceOf(TooManyAttempts)
  expect(await attempt(maya.password, 'elsewhere')).toBeNull()
})

test('everything that is wrong with a sign-up is said at once', async ({ house: { deps } }) => {
  const error = await refusalOf(
    signUp(deps, { name: 'a\r\nb', email: 'x', password: 'short', timeZone: 'Mars/Base', source: null }),
  )

  expect((error as InputInvalid).issues.map(({ path }) => path)).toEqual([
    ['name'],
    ['email'],
    ['password'],
    ['timeZone'],
  ])
})

test('a known address is an issue of the input, and changes nothing', async ({ house: { deps } }) => {
  const id = await signUp(deps, { ...maya, email: 'known@sundial.test' })
  const error = await refusalOf(signUp(deps, { ...maya, name: 'Else', email: 'KNOWN@sundial.test' }))

  expect(error).toBeInstanceOf(InputInvalid)
  expect((await deps.db.person.findUniqueOrThrow({ where: { id } })).name).toBe(maya.name)
})

test('the request that signs up is already that person’s', async ({ house }) => {
  const { data, errors, signIns } = await ask(
    house,
    nobody,
    `mutation ($input: SignUpInput!) { signUp(input: $input) { __typename
      ... on Viewer { roles timeZone person { name email } } } }`,
    { input: { name: 'Ada', email: 'ada@sundial.test', password: 'eight chars', timeZone: 'Asia/Kolkata' } },
  )

  expect(errors).toEqual([])
  expect(data.signUp).toEqual({
    __typename: 'Viewer',
    roles: ['MENTEE'],
    timeZone: 'Asia/Kolkata',
    person: { name: 'Ada', email: 'ada@sundial.test' },
  })
  expect(signIns).toHaveLength(1)
})

test('a time zone is changed by who is signed in, and only to one that exists', async ({ house }) => {
  const change = 'mutation ($to: TimeZone!) { viewerTimeZoneChange(input: { timeZone: $to }) { __typename } }'
  const person = await house.mentee()

  expect((await ask(house, nobody, change, { to: 'Asia/Tokyo' })).errors).toMatchObject([
    { code: 'UNAUTHENTICATED' },
  ])
  const changed = await ask(house, house.viewerOf(person), change, { to: 'asia/tokyo' })
  const refused = await ask(house, house.viewerOf(person), change, { to: 'Mars/Base' })
  expect(changed.data.viewerTimeZoneChange.__typename).toBe('Viewer')
  expect(refused.errors[0]?.code).toBe('INPUT_MALFORMED')
  const { timeZone } = await house.deps.db.person.findUniqueOrThrow({ where: { id: person.id } })
  expect(timeZone).toBe('Asia/Tokyo')
})
