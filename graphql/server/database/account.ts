import fs from 'node:fs'
import path from 'node:path'

/** Who the database runs as: empty for an ordinary user, whose processes simply inherit. */
export type Account = { uid?: number; gid?: number }

/** PostgreSQL refuses to run as root: there it runs as `postgres`, else as `nobody`. */
export function databaseAccount(): Account {
  if (process.getuid?.() !== 0) return {}
  const people = fs.readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const fields = people.find((line) => line.startsWith(`${name}:`))?.split(':')
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) }
  }
  throw new Error(
    'PostgreSQL cannot run as root, and there is no user `postgres` or `nobody`. Set DATABASE_URL.',
  )
}

/** Whether `account` may enter `dir`, which exists, and every folder above it. */
export function canReach({ uid, gid }: Account, dir: string): boolean {
  if (uid === undefined) return true
  const real = fs.realpathSync(dir)
  const { mode, uid: owner, gid: group } = fs.statSync(real)
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001
  if ((mode & bit) === 0) return false
  const parent = path.dirname(real)
  return parent === real || canReach({ uid, ...(gid !== undefined && { gid }) }, parent)
}

/**
 * A folder that only root can write and everyone can enter. It stands in where root works in a folder closed to
 * others. Somebody else's folder of that name is refused: its programs would run with the database's rights.
 */
export function sharedHome(): string {
  for (const parent of ['/var/lib', '/var/tmp']) {
    const dir = path.join(parent, 'sundial')
    try {
      fs.mkdirSync(dir, { recursive: true, mode: 0o755 })
      const { uid, mode } = fs.lstatSync(dir)
      if (uid !== 0 || (mode & 0o022) !== 0) continue
      fs.chmodSync(dir, 0o755)
      return dir
    } catch {}
  }
  throw new Error('Neither /var/lib/sundial nor /var/tmp/sundial can be used. Set DATABASE_URL.')
}
