import type pg from 'pg'
import { keepers } from '../../keepers/keepers.ts'
import type { OpenRig, Rig, RiggedMentor } from '../../keepers/rig.ts'

export type Played = Rig & { there: NonNullable<Rig['there']> }

/** Another company, with one of our mentors whose calendar it keeps; it lives on while the house is killed. */
export type Keeper = { rig: Played; mentorId: string; known: RiggedMentor; typeId: string }

/** Opens the companies that keep calendars, by the clock of the stage. */
export async function openKeepers(pool: pg.Pool, now: () => Date): Promise<Played[]> {
  const itself = () => {
    throw new Error('The stage moves its clock itself.')
  }
  const clock: Parameters<OpenRig>[1] = { now, set: itself, advance: itself }
  const opened: Played[] = []
  for (const open of Object.values(keepers)) {
    const rig = await open({ pool }, clock)
    if (rig.there) opened.push({ ...rig, there: rig.there })
  }
  return opened
}
