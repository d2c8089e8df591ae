import { hash, verify } from '@node-rs/argon2'

/** Argon2id (the library's default) with OWASP's parameters: 19 MiB, two passes, one lane. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Of a password nobody has, with the same parameters: verifying against it is the same work. */
const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$LB1M1jQ/uvnTuodMHHx14g$VsPC+ppNssmywRL1XUk7GSR24IuY5Iq1ymrdx11xuCo'

export function hashPassword(password: string): Promise<string> {
  return hash(password, options)
}

/** Whether it is the password. Without a hash it never is, and finding that out takes as long. */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const same = await verify(stored ?? nobodysHash, password)
  return same && typeof stored === 'string'
}
