import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { CloseCode, type ServerOptions } from 'graphql-ws'
import { type Extra, useServer } from 'graphql-ws/use/ws'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Context } from '#graphql/schema/context.ts'
import { schema } from '#graphql/schema/schema.ts'
import { type Door, visit } from './context.ts'
import { admit, type Credentials } from './viewer.ts'
import type { Api } from './yoga.ts'

const checkEveryMs = 60_000
const largestMessage = 100_000

/** What admitted each open socket. */
type Admissions = Map<WebSocket, { credentials: Credentials; kind: string }>

/**
 * Live answers over graphql-transport-ws, with the same ways in as HTTP: a cookie from our own pages, a link or a key in
 * `connection_init`. What admitted a socket is looked at again every minute and when it is revoked; then it is closed.
 */
export function createSockets(api: Api, door: Door, appUrl: string) {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestMessage })
  const admissions: Admissions = new Map()
  const disposable = useServer({ schema, ...asking(api, door, admissions, new URL(appUrl).origin) }, server)
  const recheck = () =>
    Promise.allSettled([...admissions.keys()].map((socket) => judge(door, admissions, socket)))
  const timer = setInterval(() => void recheck(), checkEveryMs).unref()
  return {
    upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, request)),
    /** Somebody's admission was taken back: every socket is judged anew. */
    recheck,
    async close() {
      clearInterval(timer)
      await disposable.dispose()
    },
  }
}

type Options = ServerOptions<Record<string, unknown>, Extra>

function asking(api: Api, door: Door, admissions: Admissions, ours: string): Partial<Options> {
  return {
    async onConnect({ connectionParams, extra: { request, socket } }) {
      const given = connectionParams?.authorization ?? connectionParams?.Authorization
      const authorization = typeof given === 'string' ? given : (request.headers.authorization ?? null)
      const { origin, cookie = '' } = request.headers
      if (!authorization && origin !== undefined && origin !== ours) return false
      const credentials = { authorization, cookies: authorization ? '' : cookie }
      const admitted = await admit(door.deps, door.signIns, credentials).catch(() => null)
      if (!admitted) return false
      admissions.set(socket, { credentials, kind: admitted.viewer.kind })
      socket.once('close', () => admissions.delete(socket))
      return true
    },
    async onSubscribe({ extra: { request, socket } }, _id, payload) {
      const credentials = admissions.get(socket)?.credentials ?? { authorization: null, cookies: '' }
      const address = request.socket.remoteAddress ?? ''
      const { context } = await visit(door, { ...credentials, address })
      const { parse, validate, schema: enveloped } = api.getEnveloped(context)
      const document = parse(payload.query)
      const errors = validate(enveloped, document)
      if (errors.length > 0) return errors
      return {
        schema: enveloped,
        document,
        operationName: payload.operationName ?? null,
        variableValues: payload.variables ?? null,
        contextValue: context,
      }
    },
    execute: (args) => api.getEnveloped(args.contextValue as Context).execute(args),
    subscribe: (args) => api.getEnveloped(args.contextValue as Context).subscribe(args),
  }
}

/** Closes a socket whose key, link or sign-in proves nothing any more. */
async function judge(door: Door, admissions: Admissions, socket: WebSocket): Promise<void> {
  const admission = admissions.get(socket)
  if (!admission || admission.kind === 'nobody') return
  const admitted = await admit(door.deps, door.signIns, admission.credentials).catch(() => null)
  if (admitted?.viewer.kind !== admission.kind) socket.close(CloseCode.Forbidden, 'Not admitted any more')
}
