import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

type Connection = Awaited<ReturnType<PrismaPg['connect']>>
type Field = { name: string; dataTypeID: number }
type Answer = { rows: unknown[]; rowCount: number; fields: Field[] }
type Inner = { client: { query(sql: string): Promise<unknown> }; performIO(query: unknown): Promise<Answer> }
type Engine = { diff(input: object): Promise<{ exitCode: number; stdout: string | null }> }
type Bindings = WebAssembly.ModuleImports & {
  __wbg_set_wasm(exports: WebAssembly.Exports): void
  SchemaEngine: { new: (options: object, log: () => void, adapter: object) => Promise<Engine> }
}

const engineModule = bindings as unknown as Bindings
const internalChar = 18
const text = 25

/**
 * The SQL that leads from `migrations` to the models in `schema`, or undefined when they agree. Runs Prisma's engine
 * as WebAssembly: its native binary cannot be had from npm. Makes and drops a database of its own at `url`.
 */
export async function schemaDifference(url: string, schema: string, migrations: string) {
  const files = fs.readdirSync(schema).filter((name) => name.endsWith('.prisma'))
  const models = files
    .map((name) => path.join(schema, name))
    .map((file) => [file, fs.readFileSync(file, 'utf8')])
  await loadEngine()
  const adapter = bindMigrationAwareSqlAdapterFactory(factoryFor(url))
  const engine = await engineModule.SchemaEngine.new({ datamodels: models }, () => {}, adapter)
  const { exitCode, stdout } = await engine.diff({
    from: {
      tag: 'migrations',
      baseDir: migrations,
      lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
      shadowDbInitScript: '',
      migrationDirectories: migrationFiles(migrations),
    },
    to: { tag: 'schemaDatamodel', files: models.map(([file, content]) => ({ path: file, content })) },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  })
  return exitCode === 0 ? undefined : (stdout ?? '')
}

async function loadEngine(): Promise<void> {
  // Without it a panic of the engine surfaces as "Cannot read properties of undefined".
  const registry = { set_message: (message: string) => console.error('The schema engine panicked:', message) }
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: registry })
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  // Node 20 cannot import .wasm.
  const bytes = fs.readFileSync(script.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engineModule })
  engineModule.__wbg_set_wasm(instance.exports)
  const begin = instance.exports.__wbindgen_start as () => void
  begin()
}

function migrationFiles(dir: string) {
  const folders = fs.readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const names = folders.map(({ name }) => name).sort()
  return names.map((name) => {
    const value = fs.readFileSync(path.join(dir, name, 'migration.sql'), 'utf8')
    return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } }
  })
}

function factoryFor(url: string): SqlMigrationAwareDriverAdapterFactory {
  const { hostname, port, username, password, pathname } = new URL(url)
  // Not `connectionString`: pg lets it win over `database`, and the shadow database would be the real one.
  const config = {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password) || undefined,
  }
  const open = async (database: string) => mended(await new PrismaPg({ ...config, database }).connect())
  const home = decodeURIComponent(pathname.slice(1))
  const connectToShadowDb = async () => {
    const name = `test_shadow_${randomUUID()}`
    const admin = await open(home)
    await admin.executeScript(`CREATE DATABASE "${name}" TEMPLATE template0`)
    const shadow = await open(name)
    const disconnect = shadow.dispose.bind(shadow)
    // The adapter's own dispose drops the database before it lets go of it, and waits 5 s in vain.
    shadow.dispose = async () => {
      await disconnect()
      await admin.executeScript(`DROP DATABASE "${name}" WITH (FORCE)`)
      await admin.dispose()
    }
    return shadow
  }
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => open(home),
    connectToShadowDb,
  }
}

/** Two repairs of the adapter: "char", an internal type that the engine reads, and scripts with functions in them. */
function mended(connection: Connection): Connection {
  const inner = connection as unknown as Inner
  // The adapter splits at every semicolon, those within $$ … $$ included; PostgreSQL itself splits rightly.
  connection.executeScript = async (script) => void (await inner.client.query(script))
  const performIO = inner.performIO.bind(connection)
  const queryRaw = connection.queryRaw.bind(connection)
  connection.queryRaw = async (query) => {
    let chars: boolean[] = []
    inner.performIO = async (sent) => {
      const { rows, rowCount, fields } = await performIO(sent)
      chars = fields.map(({ dataTypeID }) => dataTypeID === internalChar)
      const readable = fields.map(({ name, dataTypeID }, i) => ({
        name,
        dataTypeID: chars[i] ? text : dataTypeID,
      }))
      return { rows, rowCount, fields: readable }
    }
    const answer = await queryRaw(query)
    const columnTypes = answer.columnTypes.map((type, i) => (chars[i] ? ColumnTypeEnum.Character : type))
    return { ...answer, columnTypes }
  }
  return connection
}
