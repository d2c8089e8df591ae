import pino from 'pino'
import { openOutgoing } from '#graphql/providers/outgoing/outgoing.ts'
import { calcomScheduling } from '#graphql/providers/scheduling/calcom/calcom.ts'
import { brokenRules, withContract } from '#graphql/sandbox/calcom/contract.ts'
import { startCalcomSandbox } from '#graphql/sandbox/calcom/server.ts'
import type { JsonCall } from '#graphql/sandbox/frame/json-api.ts'
import { machineNow } from '../../server/clock.ts'
import { clockAt } from '../furnish.ts'
import type { OpenRig, RiggedMentor } from './rig.ts'

const keys = { clientId: 'cal_rig', clientSecret: 'secret_rig' }
const opening = '2026-11-20T10:00:00Z'

type Overview = { bookings: { uid: string; userId: number; status: string; start: string }[] }

/** Cal.com's stand-in behind our adapter, which calls it through a lane as in the house. */
export const openCalcom: OpenRig = async ({ pool }, given) => {
  const clock = given ?? clockAt(opening)
  // In a house tokens are looked after by the machine's clock.
  const machine = given ? { now: machineNow } : clockAt(opening)
  const calls: JsonCall[] = []
  const sandbox = await startCalcomSandbox({
    ...keys,
    port: 0,
    pool,
    now: clock.now,
    machineNow: machine.now,
    perMinute: { anyone: 120, platform: 5_000 },
    background: false,
    onCall: (call) => void calls.push(call),
  })
  const silent = { log: pino({ level: 'silent' }), level: 'debug' as const, correlationId: () => undefined }
  const outgoing = openOutgoing({ ...silent, now: machine.now, failures: 50, restMs: 1_000 })
  const { fetch } = outgoing.open({ name: 'calcom', perSecond: 1_000, timeoutMs: 3_000 })
  const calcom = { ...keys, webhookSecrets: ['whsec_rig'], apiBase: sandbox.url }
  const scheduling = calcomScheduling({ ...calcom, fetch })
  let mentors = 0
  const mentor = async (): Promise<RiggedMentor> => {
    mentors += 1
    const person = { name: 'Ana', email: `ana${mentors}@sundial.test`, timeZone: 'UTC' }
    const connected = await scheduling.connect({ kind: 'managed', ...person })
    if (connected.status !== 'done') throw new Error(JSON.stringify(connected))
    const { userId, organizationId, tokens } = connected.facts
    const access = { userId, organizationId, token: tokens.access }
    const draft = { id: null, name: 'Career talk', slug: 'career-talk', description: 'An hour' }
    const type = await scheduling.saveType(access, {
      ...draft,
      durationMinutes: 60,
      durationChoices: [],
      active: true,
    })
    if (type.status !== 'done') throw new Error(JSON.stringify(type))
    return { access, tokens, typeId: type.facts.id }
  }
  const standing = async ({ access }: RiggedMentor) => {
    const { bookings } = (await sandbox.overview()).data as Overview
    const own = bookings.filter(({ userId }) => String(userId) === access.userId)
    const active = own.filter(({ status }) => status === 'accepted')
    return active.map(({ uid, start }) => ({ id: uid, startsAt: new Date(start) }))
  }
  return {
    scheduling,
    outside: { calcom },
    clock,
    mentor,
    there: {
      cancel: async (id, by) =>
        void (await sandbox.act(by === 'MENTOR' ? { mentorCancels: id } : { menteeCancels: id })),
      move: (id, at, by) => {
        const to = at.toISOString()
        return sandbox.act(by === 'MENTOR' ? { mentorMoves: id, to } : { menteeMoves: id, to })
      },
      connect: async (known) => known,
      revoke: async ({ access }) => void (await sandbox.act({ revoke: access.userId })),
      plan: null,
      personalToken: null,
      changeType: async ({ access, typeId }, change) => {
        const types = await scheduling.listTypes(access)
        const known = types.status === 'done' && types.facts.find(({ id }) => id === typeId)
        if (!known) throw new Error(JSON.stringify(types))
        const saved = await scheduling.saveType(access, { ...known, slug: '', ...change })
        if (saved.status !== 'done') throw new Error(JSON.stringify(saved))
      },
      disable: async (id) => void (await sandbox.act({ disable: id })),
      standing,
      loseAnswer: () => sandbox.setFaults({ next: [{ on: 'call', do: 'timeoutAfterEffect' }] }),
      setFaults: sandbox.setFaults,
      fail: (status, times) => sandbox.setFaults({ next: [{ on: 'call', do: 'error', status, times }] }),
    },
    runDue: sandbox.runDue,
    broken: () => (withContract ? brokenRules(calls) : null),
    close: sandbox.close,
  }
}
