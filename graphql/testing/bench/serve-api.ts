import type { Door } from '../../server/context.ts'
import { createJsonDoor } from '../../server/json-door.ts'
import { createSignIns } from '../../server/sign-in.ts'
import { createApi } from '../../server/yoga.ts'
import type { BenchHouse } from './bench-house.ts'
import { listen } from './listen.ts'

/** The API of a bench's house on a port of its own, as the server serves it. */
export async function serveApi({ deps }: BenchHouse, parts: Pick<Door, 'feed' | 'finder'>) {
  const signIns = createSignIns(deps.db, false)
  const door = { deps, ...parts, signIns, sourceKey: Buffer.alloc(32, 'source') }
  const answer = createJsonDoor(createApi(door, { appUrl: 'http://localhost', production: true }), door)
  const server = await listen((req, res) => void answer(req, res, { address: '127.0.0.1' }))
  return { ...server, signIns }
}
