import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { type Account, canReach, databaseAccount, sharedHome } from './account.ts'
import { type Binaries, binariesFor } from './binaries.ts'
import { alone, enter, leave } from './cluster-lock.ts'

export type EmbeddedPostgres = {
  /** Connects as the cluster's only user, its password included. */
  url: string
  /** Stops the cluster unless another living process uses it. */
  release(): Promise<void>
}

export type EmbeddedOptions = {
  /** Where data, password and log live; made when missing. */
  home: string
  /** The port wished for; another free one is taken when it is in use. */
  port: number
  database: string
  /** For tests: a crash of the machine may lose everything, and writing is several times faster. */
  careless?: boolean
}

type Cluster = { home: string; data: string; account: Account; binaries: Binaries }

/** A PostgreSQL on the loopback interface, shared by all processes of this machine that name the same home. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const account = databaseAccount()
  const binaries = await binariesFor(account)
  const home = homeFor(path.resolve(options.home), account)
  const cluster = { home, data: path.join(home, 'data'), account, binaries }
  return await alone(home, async () => {
    if (!fs.existsSync(cluster.data)) initialise(cluster)
    if (!running(cluster)) await start(cluster, options)
    enter(home)
    const url = urlOf(cluster)
    await createDatabase(url('postgres'), options.database)
    const release = () => alone(home, () => void (leave(home) && stop(cluster)))
    return { url: url(options.database), release }
  })
}

/** `wanted` itself, or, where the database's account cannot get in, a link there to a folder it can enter. */
function homeFor(wanted: string, account: Account): string {
  if (!fs.existsSync(wanted)) {
    fs.mkdirSync(path.dirname(wanted), { recursive: true })
    if (canReach(account, path.dirname(wanted))) fs.mkdirSync(wanted)
    else fs.symlinkSync(elsewhere(wanted), wanted)
  }
  const home = fs.realpathSync(wanted)
  if (account.uid !== undefined) fs.chownSync(home, account.uid, account.gid ?? account.uid)
  fs.chmodSync(home, 0o700)
  return home
}

/** The random part keeps a deleted and remade DATA_DIR from finding the data of its predecessor. */
function elsewhere(wanted: string): string {
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12)
  const dir = path.join(sharedHome(), `data-${name}-${randomBytes(3).toString('hex')}`)
  fs.mkdirSync(dir)
  return dir
}

function initialise({ home, data, account, binaries }: Cluster): void {
  const password = path.join(home, 'password')
  fs.writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (account.uid !== undefined) fs.chownSync(password, account.uid, account.gid ?? account.uid)
  // initdb fills a folder beside and a rename ends it, so that a killed initdb is simply begun again.
  const half = `${data}.half`
  fs.rmSync(half, { recursive: true, force: true })
  const flags = ['-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', password, '-E', 'UTF8', '--locale=C']
  const args = ['-D', half, ...flags, '--no-sync', '--no-instructions']
  const { status, stdout, stderr } = run(binaries.initdb, args, account)
  if (status !== 0) throw new Error(`initdb ended with ${status}: ${stdout}${stderr}`)
  fs.renameSync(half, data)
}

async function start(cluster: Cluster, { port, careless }: EmbeddedOptions): Promise<void> {
  const { home, data, account, binaries } = cluster
  const log = path.join(home, 'server.log')
  const settings = ['timezone=UTC', 'max_connections=200', 'unix_socket_directories=']
  if (careless) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off')
  // The second try covers a port that was taken between looking and starting.
  for (const wanted of [port, 0]) {
    const flags = `-h 127.0.0.1 -p ${await freePort(wanted)} ${settings.map((each) => `-c ${each}`).join(' ')}`
    const args = ['-D', data, '-w', '-t', '60', '-l', log, '-o', flags, 'start']
    // No pipes: the postmaster would inherit them, and this call would wait for it to end.
    const { status } = spawnSync(binaries.pgCtl, args, {
      ...account,
      cwd: home,
      stdio: 'ignore',
      env: cEnv(),
    })
    if (status === 0) return
  }
  throw new Error(`The embedded PostgreSQL did not start; ${log} ends with:\n${tailOf(log)}`)
}

function running({ data, account, binaries }: Cluster): boolean {
  return run(binaries.pgCtl, ['-D', data, 'status'], account).status === 0
}

function stop({ data, account, binaries }: Cluster): void {
  run(binaries.pgCtl, ['-D', data, '-m', 'fast', '-w', 'stop'], account)
}

function urlOf({ home, data }: Cluster): (database: string) => string {
  const password = fs.readFileSync(path.join(home, 'password'), 'utf8')
  // Line 4 of postmaster.pid is the port (src/include/utils/pidfile.h).
  const port = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[3]
  return (database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (!rowCount) await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  } finally {
    await admin.end()
  }
}

async function freePort(preferred: number): Promise<number> {
  const attempt = (port: number) =>
    new Promise<number>((resolve, reject) => {
      const server = net.createServer().once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        const { port: got } = server.address() as net.AddressInfo
        server.close(() => resolve(got))
      })
    })
  return await attempt(preferred).catch(() => attempt(0))
}

function run(program: string, args: string[], account: Account) {
  const cwd = path.dirname(program)
  const result = spawnSync(program, args, { ...account, cwd, encoding: 'utf8', env: cEnv() })
  if (result.error) throw result.error
  return result
}

/** Without the caller's PG* variables, which would redirect the programs. */
function cEnv(): NodeJS.ProcessEnv {
  const redirecting = Object.keys(process.env).filter((name) => name.startsWith('PG'))
  return { ...process.env, ...Object.fromEntries(redirecting.map((name) => [name, undefined])), LC_ALL: 'C' }
}

function tailOf(log: string): string {
  return fs.existsSync(log)
    ? fs.readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n')
    : '(no log)'
}
