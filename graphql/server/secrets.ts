import { hkdfSync, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

type EncryptionKey = { id: string; key: Buffer }
type Kept = { appSecret: string; encryptionKeys: EncryptionKey[] }

/** The sandbox's own secrets: made on first use, readable by the owner only, the same at every later start. */
export function keptSecrets(dataDir: string): Kept {
  const file = path.join(dataDir, 'secrets.json')
  if (!fs.existsSync(file)) make(file)
  const { appSecret, encryptionKey } = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>
  const key = Buffer.from(encryptionKey ?? '', 'base64')
  if (!appSecret || key.length !== 32)
    throw new Error(`${file} is damaged. Restore it, or remove ${dataDir}.`)
  return { appSecret, encryptionKeys: [{ id: 'sandbox', key }] }
}

function make(file: string): void {
  const secrets = {
    appSecret: randomBytes(32).toString('base64url'),
    encryptionKey: randomBytes(32).toString('base64'),
  }
  const half = `${file}.${process.pid}`
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(half, JSON.stringify(secrets), { mode: 0o600 })
  try {
    // Of two processes that start together one wins, and both read the winner's.
    fs.linkSync(half, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(half)
  }
}

/** A key of 32 bytes for one purpose, so that what one signs no other accepts (RFC 5869). */
export function keyFor(purpose: string, appSecret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', appSecret, '', purpose, 32))
}
