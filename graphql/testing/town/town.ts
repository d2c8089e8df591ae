import type { Deps } from '#graphql/usecases/deps.ts'
import { keyHash } from '#graphql/usecases/partner/key.ts'

type Demo = { emails: string[]; password: string; apiKey: string }

export async function buildTown({ db, now }: Deps, { apiKey }: Demo): Promise<void> {
  const zone = 'Europe/Lisbon'
  const [mentee, ana, admin] = await Promise.all([
    db.person.create({
      data: { email: 'mentee@sundial.test', name: 'Ben Carter', timeZone: 'America/New_York' },
    }),
    db.person.create({ data: { email: 'mentor@sundial.test', name: 'Ana Duarte', timeZone: zone } }),
    db.person.create({
      data: { email: 'admin@sundial.test', name: 'Ada Admin', timeZone: zone, admin: true },
    }),
  ])
  const mentor = await db.mentor.create({
    data: {
      personId: ana.id,
      state: 'APPROVED',
      handle: 'ana',
      name: ana.name,
      headline: 'Staff engineer who helps people grow into senior roles',
      about: 'Fifteen years of building payment systems.',
      topics: ['career', 'typescript', 'payments'],
      languages: ['en', 'pt'],
      timeZone: zone,
      avatarSvg:
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="3"/></svg>',
      decidedAt: now(),
    },
  })
  const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute: 540, endMinute: 1020 }))
  await db.schedule.create({
    data: { mentorId: mentor.id, timeZone: zone, hours: { createMany: { data: hours } } },
  })
  const refundTiers = [
    { hoursBefore: 24, percent: 100 },
    { hoursBefore: 12, percent: 50 },
    { hoursBefore: 0, percent: 0 },
  ]
  const type = { mentorId: mentor.id, active: true, currency: 'USD', placeKind: 'LINK' as const, refundTiers }
  await db.sessionType.create({
    data: {
      ...type,
      slug: 'intro',
      title: 'Intro session',
      description: 'Get to know each other.',
      durationMinutes: 20,
      priceMinor: 0n,
      placeDetail: 'https://meet.sundial.test/ana',
    },
  })
  await db.sessionType.create({
    data: {
      ...type,
      slug: 'mentor-career-roadmap',
      title: 'Career roadmap',
      description: 'Where you are, where you want to be, and the next three steps.',
      durationMinutes: 60,
      priceMinor: 9000n,
      position: 1,
      placeDetail: 'https://meet.sundial.test/ana',
      questions: {
        create: {
          position: 0,
          kind: 'LONG_TEXT',
          label: 'What would you like to talk about?',
          required: true,
          options: [],
        },
      },
    },
  })
  await db.connectedAccount.create({ data: { mentorId: mentor.id, requirementsDue: [] } })
  const program = await db.program.create({ data: { slug: 'demo', name: 'Demo programme' } })
  await db.apiKey.create({
    data: {
      programId: program.id,
      name: 'Demo key',
      secretHash: keyHash(apiKey),
      scopes: ['READ', 'BOOK'],
      createdById: admin.id,
    },
  })
  void mentee
}
