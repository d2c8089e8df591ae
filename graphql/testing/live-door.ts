import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Deps } from '#graphql/usecases/deps.ts'
import { type Gate, passGate } from '#graphql/webhooks/gate.ts'
import { schedulingGate } from '#graphql/webhooks/scheduling.ts'
import { sourcesOf } from '#graphql/webhooks/sources.ts'
import { stripeGate } from '#graphql/webhooks/stripe.ts'

/** Whose delivery it is, by the address at which it knocks. */
export function gateAt(deps: Deps, path = ''): Gate | null {
  if (path === '/webhooks/stripe') return stripeGate(deps, sourcesOf(null))
  const keeper = Object.values(deps.scheduling).find(({ name }) => path === `/webhooks/${name.toLowerCase()}`)
  return keeper ? schedulingGate(deps, keeper, sourcesOf(null)) : null
}

/** Our own door for webhooks, as the server has it. */
export async function openDoor(answers: number[]) {
  const door: { deps: Deps | null; url: string; close: () => Promise<void> } = {
    deps: null,
    url: '',
    close: async () => {},
  }
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const header = (name: string) => request.headers[name]?.toString() ?? null
    const delivery = { body: Buffer.concat(parts), header, address: '127.0.0.1' }
    const told = answers.shift()
    const gate = door.deps && gateAt(door.deps, request.url)
    const { status, body } =
      told || !door.deps || !gate
        ? { status: told ?? 503, body: 'not at home' }
        : await passGate(door.deps, gate, delivery).catch(() => ({ status: 500, body: 'failed' }))
    response.writeHead(status).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  door.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/stripe`
  door.close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return door
}
