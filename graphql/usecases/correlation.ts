import { AsyncLocalStorage } from 'node:async_hooks'

const ids = new AsyncLocalStorage<string>()

/** Runs it on behalf of a job or a request: all that it does, and all that it asks others for, carries this id. */
export const correlated = <T>(id: string, run: () => T): T => ids.run(id, run)

/** On whose behalf this runs; undefined for what nobody asked for. */
export const correlationId = (): string | undefined => ids.getStore()
