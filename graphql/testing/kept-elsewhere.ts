import { keepConnected } from '#graphql/usecases/scheduling/connect.ts'
import { setScheduling } from '#graphql/usecases/scheduling/set-scheduling.ts'
import type { SessionType } from '#prisma/generated/client/client.ts'
import { keepers } from './keepers/keepers.ts'
import type { Rig, RiggedMentor } from './keepers/rig.ts'
import { test as liveTest, type Scene } from './live.ts'
import type { ResidentMentor } from './residents.ts'

/** A mentor whose sessions stand in a calendar of another company, and one of them, of an hour for 82.50 USD. */
export type Kept = { mentor: ResidentMentor; there: RiggedMentor; accountId: string; type: SessionType }

export type Elsewhere = {
  rig: Rig
  there: NonNullable<Rig['there']>
  kept: () => Promise<Kept>
  /** The mentor says yes once more. */
  reconnect: (mentor: Kept) => Promise<void>
  /** Somebody books on the mentor's page there; answers with the way to what became of it here. */
  bookedThere: (mentor: Kept, startsAt: Date) => Promise<() => Promise<Awaited<ReturnType<Scene['booking']>>>>
}

/** Vitest's `test` in a living house that works with one of the companies that keep calendars; for each that we know. */
export const testsElsewhere = Object.entries(keepers)
  .filter(([name]) => name !== 'native')
  .map(([name, open]) => {
    const rigged = liveTest.extend<{ $file: { rig: Rig } }>({
      rig: [
        async ({ house }, use) => {
          const rig = await open(house, house.clock)
          house.deps.scheduling = { [rig.scheduling.name]: rig.scheduling }
          house.deps.settings = { ...house.deps.settings, appUrl: new URL(house.webhookUrl).origin }
          house.companies.push(rig)
          await use(rig)
          await rig.close()
        },
        { scope: 'file' },
      ],
    })
    const test = rigged.extend<{ elsewhere: Elsewhere }>({
      elsewhere: async ({ scene, rig }, use) => {
        const { there } = rig
        if (!there) throw new Error('nobody can do anything there')
        await use({
          ...{ rig, there, kept: () => keptBy(scene, rig) },
          reconnect: async ({ mentor, there: known }) => {
            Object.assign(known, await there.connect(known))
            await keepConnected(scene.deps, mentor.id, rig.scheduling.name, connectedAs(mentor, known))
          },
          bookedThere: async ({ there: { access, typeId }, type }, startsAt) => {
            const attendee = { name: 'Somebody', email: 'somebody@sundial.test', timeZone: 'UTC' }
            const request = { typeId, startsAt, durationMinutes: 60, attendee, answers: [] }
            const booked = await rig.scheduling.book(access, { ...request, bookingId: '' })
            if (booked.status !== 'done') throw new Error(JSON.stringify(booked))
            const where = { sessionTypeId: type.id, startsAt }
            return async () => scene.booking((await scene.deps.db.booking.findFirstOrThrow({ where })).id)
          },
        })
      },
    })
    return [name, test] as const
  })

/** Connected as a mentor would, with a type that is sold here. */
async function keptBy(scene: Scene, rig: Rig): Promise<Kept> {
  const { deps } = scene
  const { name: provider } = rig.scheduling
  const there = await rig.mentor()
  const mentor = await scene.payableMentor()
  await keepConnected(deps, mentor.id, provider, connectedAs(mentor, there))
  await scene.settle()
  const account = await deps.db.schedulingAccount.findUniqueOrThrow({
    where: { mentorId_provider: { mentorId: mentor.id, provider } },
    include: { types: true },
  })
  const external = account.types.find(({ externalId }) => externalId === there.typeId)
  const { id: sessionTypeId } = await scene.sessionType(mentor)
  const choice = { sessionTypeId, provider, externalTypeId: external?.id ?? null }
  await setScheduling(deps, scene.viewerOf(mentor), choice)
  const type = await deps.db.sessionType.findUniqueOrThrow({ where: { id: sessionTypeId } })
  return { mentor, there, accountId: account.id, type }
}

const connectedAs = (
  { name }: ResidentMentor,
  { tokens, access: { userId, organizationId } }: RiggedMentor,
) => ({
  ...{ userId, organizationId, tokens, name, email: null, timeZone: 'UTC', pageUrl: null },
})
