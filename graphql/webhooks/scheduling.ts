import type { Scheduling } from '#graphql/providers/scheduling/port.ts'
import type { Deps } from '#graphql/usecases/deps.ts'
import type { Gate } from './gate.ts'
import type { Sources } from './sources.ts'

/** The door of a company that keeps mentors' calendars. */
export function schedulingGate({ machineNow }: Deps, scheduling: Scheduling, sources: Sources): Gate {
  return {
    provider: scheduling.name,
    sources,
    read: ({ body, header }) => scheduling.readWebhook(body, header, machineNow()),
  }
}
