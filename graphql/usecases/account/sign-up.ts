import { randomUUID } from 'node:crypto'
import { TooManyAttempts } from '#graphql/domain/account/errors.ts'
import { checkEmail, checkName, checkPassword, collected } from '#graphql/domain/account/person.ts'
import { checkZone } from '#graphql/domain/availability/zone-input.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import type { Deps } from '../deps.ts'
import { countSignUp } from './attempts.ts'
import { hashPassword } from './password.ts'

export const signUpErrors = [InputInvalid, TooManyAttempts] as const

type NewPerson = { name: string; email: string; password: string; timeZone: string; source: string | null }

/** Makes an account and answers with the person's id. An address that has one is an issue of the input like others. */
export async function signUp(deps: Pick<Deps, 'db' | 'now' | 'settings'>, input: NewPerson): Promise<string> {
  const checked = collected({
    name: checkName(input.name),
    email: checkEmail(input.email),
    password: checkPassword(input.password),
    timeZone: checkZone(input.timeZone),
  })
  if ('issues' in checked) throw new InputInvalid(checked.issues)
  if (deps.settings.production && input.source) await countSignUp(input.source)
  const { password, ...person } = checked.values
  // Hashed before anybody looks whether the address is known, so that both answers take as long.
  const passwordHash = await hashPassword(password)
  const id = randomUUID()
  const { count } = await deps.db.person.createMany({
    data: { id, ...person, passwordHash, createdAt: deps.now() },
    skipDuplicates: true,
  })
  if (count === 1) return id
  const message = 'An account with this address may exist already: sign in instead.'
  throw new InputInvalid([{ path: ['email'], message }])
}
