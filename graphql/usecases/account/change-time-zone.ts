import { checkZone } from '#graphql/domain/availability/zone-input.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import type { Deps } from '../deps.ts'
import type { PersonViewer } from '../viewer.ts'

export const changeTimeZoneErrors = [InputInvalid] as const

/** From here on the person's pages and mails speak in this zone; bookings keep the zone they were made in. */
export async function changeTimeZone({ db }: Pick<Deps, 'db'>, viewer: PersonViewer, timeZone: string) {
  const checked = checkZone(timeZone)
  if ('message' in checked) throw new InputInvalid([{ path: ['timeZone'], message: checked.message }])
  await db.person.update({ where: { id: viewer.personId }, data: { timeZone: checked.value } })
}
