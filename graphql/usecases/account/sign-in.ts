import { SignInRefused, TooManyAttempts } from '#graphql/domain/account/errors.ts'
import { checkEmail, emailKey } from '#graphql/domain/account/person.ts'
import type { Deps } from '../deps.ts'
import { countSignIn, forgetSignIns } from './attempts.ts'
import { verifyPassword } from './password.ts'

export const signInErrors = [SignInRefused, TooManyAttempts] as const

type Credentials = { email: string; password: string; source: string | null }

/** The person whose address and password these are. A wrong address and a wrong password answer alike and as late. */
export async function signIn(
  { db }: Pick<Deps, 'db'>,
  { email, password, source }: Credentials,
): Promise<string> {
  const address = emailKey(email)
  await countSignIn(address, source)
  const wellFormed = 'value' in checkEmail(address)
  const person = wellFormed ? await db.person.findUnique({ where: { email: address } }) : null
  const same = await verifyPassword(person?.passwordHash, password)
  if (!person || !same) throw new SignInRefused()
  await forgetSignIns(address, source)
  return person.id
}
