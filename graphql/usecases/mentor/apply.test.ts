import { expect } from 'vitest'
import { MentorNotFound, MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import { MentorTransitionRefused } from '#graphql/domain/mentor/state.ts'
import { ask } from '#graphql/testing/ask.ts'
import { test } from '#graphql/testing/house.ts'
import { nodeId } from '../node-id.ts'
import { applyAsMentor } from './apply.ts'
import { drawAvatar } from './avatar.ts'
import { approveMentor, declineMentor } from './decide.ts'
import { updateMentor } from './update.ts'

const profile = {
  handle: 'Priya-Nair',
  name: 'Priya Nair',
  headline: 'Data lead in health care',
  about: 'I help analysts become engineers.',
  topics: ['Data', 'data', 'health care'],
  languages: ['en', 'ml-in'],
  timeZone: 'asia/kolkata',
}
const withHandle = (handle: string) => ({ ...profile, handle })
const issuesOf = (promise: Promise<unknown>) =>
  promise.catch(({ issues }: { issues?: { path: unknown; message: string }[] }) => issues)

test('an applicant waits for approval with a profile as it was meant', async ({ house }) => {
  const { deps } = house
  const person = await house.mentee()
  const id = await applyAsMentor(deps, house.viewerOf(person), profile)

  const mentor = await deps.db.mentor.findUniqueOrThrow({ where: { id } })
  expect(mentor).toMatchObject({
    state: 'APPLIED',
    handle: 'priya-nair',
    topics: ['data', 'health care'],
    languages: ['en', 'ml-IN'],
    timeZone: 'Asia/Kolkata',
    avatarSvg: drawAvatar(id),
  })
  const events = await deps.db.event.findMany({ where: { subjectId: id } })
  expect(events).toMatchObject([{ type: 'mentor.applied', to: 'APPLIED', actorId: person.id }])
})

test('portraits differ from person to person, stay the same, and cannot run anything', () => {
  expect(drawAvatar('a')).toBe(drawAvatar('a'))
  expect(drawAvatar('a')).not.toBe(drawAvatar('b'))
  expect(drawAvatar('a')).toMatch(/^<svg /)
  expect(drawAvatar('"><script>alert(1)</script>')).not.toMatch(/<script|\son\w+=|javascript:/i)
})

test('all that is wrong with a profile is said at once', async ({ house }) => {
  const viewer = house.viewerOf(await house.mentee())
  const wrong = { handle: 'admin', name: '', headline: 'two\nlines', about: 'x'.repeat(4_001) }
  const issues = await issuesOf(
    applyAsMentor(house.deps, viewer, { ...wrong, topics: [], languages: ['not a tag'], timeZone: 'Mars' }),
  )

  expect(issues).toMatchObject(
    ['handle', 'name', 'headline', 'about', 'topics', 'languages', 'timeZone'].map((path) => ({
      path: [path],
    })),
  )
})

test('of two who want one handle at once, one gets it and the other is told', async ({ house }) => {
  const viewers = [house.viewerOf(await house.mentee()), house.viewerOf(await house.mentee())]
  const answers = await Promise.all(
    viewers.map((viewer) => issuesOf(applyAsMentor(house.deps, viewer, withHandle('wanted')))),
  )

  expect(answers.filter((answer) => typeof answer === 'string')).toHaveLength(1)
  expect(answers).toContainEqual([{ path: ['handle'], message: 'This handle is taken.' }])
})

test('one person has one profile, however often it is handed in', async ({ house }) => {
  const viewer = house.viewerOf(await house.mentee())
  const twice = ['first-try', 'second-try'].map((handle) =>
    applyAsMentor(house.deps, viewer, withHandle(handle)),
  )
  const outcomes = await Promise.allSettled(twice)

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(applyAsMentor(house.deps, viewer, withHandle('third-try'))).rejects.toBeInstanceOf(
    MentorTransitionRefused,
  )
})

test('a decision is told, kept with its reason, and made once', async ({ house }) => {
  const { deps } = house
  const admin = house.viewerOf(await house.admin())
  const mentor = await house.mentor({ state: 'APPLIED' })
  const approve = () => approveMentor(deps, admin, { mentorId: mentor.id })
  await Promise.all([approve(), approve(), approve()])

  const now = await deps.db.mentor.findUniqueOrThrow({ where: { id: mentor.id } })
  expect(now).toMatchObject({ state: 'APPROVED', decidedAt: deps.now() })
  expect(await deps.db.auditEntry.findMany({ where: { subjectId: mentor.id } })).toMatchObject([
    { action: 'mentor.approved', actorId: admin.personId },
  ])
  expect(await deps.db.event.count({ where: { subjectId: mentor.id, type: 'mentor.approved' } })).toBe(1)
  const late = declineMentor(deps, admin, { mentorId: mentor.id, reason: 'Too late' })
  await expect(late).rejects.toBeInstanceOf(MentorTransitionRefused)
})

test('who was declined is told why and may apply again', async ({ house }) => {
  const { deps } = house
  const admin = house.viewerOf(await house.admin())
  const mentor = await house.mentor({ state: 'APPLIED' })
  await expect(declineMentor(deps, admin, { mentorId: mentor.id, reason: ' \n' })).rejects.toMatchObject({
    code: 'REASON_MISSING',
  })
  await declineMentor(deps, admin, { mentorId: mentor.id, reason: 'Say what you did there.' })
  const declined = await deps.db.mentor.findUniqueOrThrow({ where: { id: mentor.id } })
  await applyAsMentor(deps, house.viewerOf(mentor), withHandle('priya-again'))
  const again = await deps.db.mentor.findUniqueOrThrow({ where: { id: mentor.id } })

  expect(declined).toMatchObject({ state: 'DECLINED', declineReason: 'Say what you did there.' })
  expect(again).toMatchObject({ state: 'APPLIED', declineReason: null, handle: 'priya-again' })
})

test('only admins decide', async ({ house }) => {
  const mentor = await house.mentor({ state: 'APPLIED' })
  const own = approveMentor(house.deps, house.viewerOf(mentor), { mentorId: mentor.id })
  await expect(own).rejects.toBeInstanceOf(MentorNotFound)

  const mutation = 'mutation ($id: ID!) { mentorApprove(input: { mentorId: $id }) { __typename } }'
  const { errors } = await ask(house, house.viewerOf(mentor), mutation, { id: nodeId('Mentor', mentor.id) })
  expect(errors).toMatchObject([{ code: 'FORBIDDEN' }])
})

test('a profile is changed in parts by its mentor alone', async ({ house }) => {
  const mentor = await house.mentor()
  await updateMentor(house.deps, house.viewerOf(mentor), { headline: 'New line', about: null })

  const now = await house.deps.db.mentor.findUniqueOrThrow({ where: { id: mentor.id } })
  expect(now).toMatchObject({ headline: 'New line', about: mentor.about, handle: mentor.handle })
  const stranger = house.viewerOf(await house.mentee())
  await expect(updateMentor(house.deps, stranger, { headline: 'x' })).rejects.toBeInstanceOf(
    MentorProfileMissing,
  )
})

test('the page says what is missing, to the mentor and nobody else', async ({ house }) => {
  const mentor = await house.mentor({ state: 'APPROVED', schedule: false })
  const { id } = await house.sessionType(mentor, { active: false, placeDetail: '' })
  const kinds = async (viewer: Parameters<typeof ask>[1]) => {
    const query = 'query ($handle: String!) { mentor(handle: $handle) { missing { kind message } } }'
    const { data } = await ask(house, viewer, query, { handle: mentor.handle })
    return data.mentor.missing.map((gap: { kind: string }) => gap.kind)
  }
  const before = await kinds(house.viewerOf(mentor))
  await house.deps.db.sessionType.update({
    where: { id },
    data: { active: true, placeDetail: 'x', priceMinor: 0n },
  })

  expect(before).toEqual(['SESSION_TYPE', 'PLACE', 'PAYOUT_ACCOUNT'])
  expect(await kinds(house.viewerOf(mentor))).toEqual([])
  expect(await kinds(house.viewerOf(await house.mentee()))).toEqual([])
})
