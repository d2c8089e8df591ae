import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Cipher } from '#graphql/usecases/deps.ts'

const algorithm = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/** Seals with the first key and opens with any of them: keys rotate by being put in front. */
export function createCipher(keys: readonly { id: string; key: Buffer }[]): Cipher {
  const [current] = keys
  if (!current) throw new Error('ENCRYPTION_KEYS holds no key')
  return {
    encrypt(clear) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv(algorithm, current.key, iv)
      const text = Buffer.concat([cipher.update(clear), cipher.final()])
      return { keyId: current.id, sealed: Buffer.concat([iv, cipher.getAuthTag(), text]) }
    },
    decrypt(keyId, sealed) {
      const found = keys.find(({ id }) => id === keyId)
      if (!found) throw new Error(`ENCRYPTION_KEYS has no key ${keyId}`)
      const decipher = createDecipheriv(algorithm, found.key, sealed.subarray(0, ivBytes))
      decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
      return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()])
    },
  }
}
