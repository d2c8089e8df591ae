import type { Weekday } from '#graphql/domain/availability/schedule.ts'
import { signUp } from '#graphql/usecases/account/sign-up.ts'
import { saveSchedule } from '#graphql/usecases/availability/save-schedule.ts'
import type { Deps } from '#graphql/usecases/deps.ts'
import { applyAsMentor } from '#graphql/usecases/mentor/apply.ts'
import { approveMentor } from '#graphql/usecases/mentor/decide.ts'
import { createPackage } from '#graphql/usecases/package/offer.ts'
import { onboardMentor, refreshAccount } from '#graphql/usecases/payout/onboard.ts'
import { activateSessionType } from '#graphql/usecases/session-type/activate.ts'
import { createSessionType } from '#graphql/usecases/session-type/create.ts'
import type { PersonViewer } from '#graphql/usecases/viewer.ts'
import type { Builder } from './builder.ts'
import { keepElsewhere } from './calendars.ts'
import type { Resident } from './resident.ts'

export type Household = Builder & { admin: PersonViewer }

type Person = { name: string; email: string; timeZone: string }

/** Signs somebody up, as they would on the page. */
export async function moveIn(
  deps: Deps,
  person: Person,
  { password }: { password: string },
): Promise<PersonViewer> {
  const personId = await signUp(deps, { ...person, password, source: null })
  return { kind: 'person', personId, mentorId: null, admin: false, bookingIds: [] }
}

const templates = ['intro-session', 'project-review', 'mentor-career-roadmap'] as const

/** From sign-up to the first session type that can be booked. */
export async function settleMentor(household: Household, resident: Resident): Promise<void> {
  const { deps, demo, admin, advanceTo, handIn } = household
  const { handle, name, headline, about, topics, languages, timeZone } = resident
  const email = handle === 'ana' ? 'mentor@sundial.test' : `${handle}@sundial.test`
  const person = await moveIn(deps, { name, email, timeZone }, demo)
  const profile = { handle, name, headline, about, topics, languages, timeZone }
  const mentorId = await applyAsMentor(deps, person, profile)
  const mentor = { ...person, mentorId }
  await approveMentor(deps, admin, { mentorId, reason: 'Known to us.' })
  await saveSchedule(deps, mentor, scheduleOf(resident))
  if (Object.keys(resident.prices).length > 0) await onboard({ deps, advanceTo, handIn }, mentor)
  for (const template of templates) {
    const amount = template === 'intro-session' ? '0' : resident.prices[template]
    if (amount === undefined) continue
    const id = await createSessionType(deps, mentor, {
      template,
      price: { amount, currency: deps.settings.currency },
      placeKind: resident.place.kind,
      placeDetail: resident.place.detail,
      ...(resident.asks
        ? { questions: [{ kind: 'LONG_TEXT', required: false, options: [], label: resident.asks }] }
        : {}),
    })
    await activateSessionType(deps, mentor, id)
    const price = template === 'intro-session' ? undefined : resident.packages?.[template]
    if (price) await createPackage(deps, mentor, { sessionTypeId: id, sessions: 5, price, validMonths: 6 })
  }
  await keepElsewhere(household, mentor, resident)
}

function scheduleOf({ timeZone, days, hours }: Resident) {
  const weekly = days.flatMap((weekday) =>
    hours.map((range) => {
      const [start = '', end = ''] = range.split('-')
      return { weekday: weekday as Weekday, start, end }
    }),
  )
  return { timeZone, weekly, overrides: [] }
}

/** Fills in the payment company's page and comes back. */
async function onboard(
  { deps, advanceTo, handIn }: Pick<Builder, 'deps' | 'advanceTo' | 'handIn'>,
  mentor: PersonViewer,
): Promise<void> {
  const url = await onboardMentor(deps, mentor)
  await handIn(url, mentor)
  await advanceTo(new Date(deps.now().getTime() + 5_000))
  await refreshAccount(deps, mentor)
}
