import { expect } from 'vitest'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { notePlatformFee } from '../fee/changed.ts'
import { setFee } from '../fee/set.ts'
import { createApiKey } from '../partner/create-key.ts'
import { saveContact } from '../partner/save-contact.ts'
import type { PartnerViewer } from '../viewer.ts'
import { sendFeeMails } from './fee-mails.ts'

const reason = 'Agreed by mail'
const adminOf = async (scene: Scene) => scene.viewerOf(await scene.admin())
const withFee = ({ deps }: Scene, feeBps: number) => ({ ...deps, settings: { ...deps.settings, feeBps } })

/** What somebody was told of fees, oldest first. */
async function told({ mail }: Scene, address: string) {
  const mails = (await mail.list()).filter(({ to, subject }) => to.includes(address) && /fee/.test(subject))
  return mails.map(({ subject, text }) => ({ subject, text })).reverse()
}

async function partner(scene: Scene) {
  const admin = await adminOf(scene)
  const name = `Programme ${Math.random()}`
  const { apiKeyId } = await createApiKey(scene.deps, admin, { name, scopes: ['READ', 'BOOK'] })
  const { programId } = await scene.deps.db.apiKey.findUniqueOrThrow({ where: { id: apiKeyId } })
  const viewer: PartnerViewer = { kind: 'partner', apiKeyId, programId, scopes: ['READ', 'BOOK'] }
  return { admin, name, viewer, programId }
}

test('a mentor is told from when which fee applies and which did, once, and only when it is another', async ({
  scene,
}) => {
  const [admin, mentor, other] = [await adminOf(scene), await scene.mentor(), await scene.mentor()]
  const set = (basisPoints: number | null) =>
    setFee(scene.deps, admin, { whose: { mentorId: mentor.id }, basisPoints, reason })
  await set(1_500)
  await scene.settle()
  expect(await told(scene, mentor.person.email)).toEqual([])
  await set(1_250)
  await scene.settle()
  await set(null)
  await scene.settle()
  const mails = await told(scene, mentor.person.email)
  expect(mails.map(({ subject }) => subject)).toEqual(['Your fee is 12.5 % now', 'Your fee is 15 % now'])
  expect(mails[0]!.text).toMatch(
    /From \d+ December 2026, \d\d:\d\d \w+ time on Sundial keeps 12\.5 % of what you ask\. Until then it was 15 %\./,
  )
  expect(mails[0]!.text).toContain('What is booked already keeps the fee')
  expect(mails[1]!.text).toContain('The fee that was agreed with you has ended.')
  const { id } = await scene.deps.db.event.findFirstOrThrow({ where: { type: 'fee.changed' } })
  await sendFeeMails(scene.deps, id)
  expect(await told(scene, mentor.person.email)).toHaveLength(2)
  expect(await told(scene, other.person.email)).toEqual([])
})

test('a programme is told at its contact, and the mentors with whom it has booked', async ({ scene }) => {
  const { admin, name, viewer, programId } = await partner(scene)
  const contact = `${programId}@programme.test`
  const [mentor, same] = [await scene.payableMentor(), await scene.payableMentor()]
  for (const each of [mentor, same])
    await scene.book({ type: await scene.sessionType(each), viewer, mentee: { name: 'Jo', email: contact } })
  await setFee(scene.deps, admin, { whose: { mentorId: same.id }, basisPoints: 500, reason })
  const wrong = saveContact(scene.deps, admin, { programId, email: 'nobody' })
  await expect(wrong).rejects.toThrow(InputInvalid)
  await saveContact(scene.deps, admin, { programId, email: contact })
  await setFee(scene.deps, admin, { whose: { programId }, basisPoints: 500, reason })
  await scene.settle()
  const [said] = await told(scene, contact)
  expect(said!.subject).toContain('The fee for what Programme')
  expect(said!.text).toContain(
    `the fee for what ${name} books is 5 %. Until then it was that of each mentor, 15 % for most.`,
  )
  expect(await told(scene, mentor.person.email)).toMatchObject([
    { text: expect.stringContaining(`5 % of what ${name} books with you. Until then it was 15 %.`) },
  ])
  expect(await told(scene, same.person.email)).toMatchObject([{ subject: 'Your fee is 5 % now' }])
})

test('a fee of the platform’s that is another at a start is told to all without one of their own, batch by batch', async ({
  scene,
}) => {
  const admin = await adminOf(scene)
  const mentors = [await scene.mentor(), await scene.mentor(), await scene.mentor()]
  const own = await scene.mentor()
  await setFee(scene.deps, admin, { whose: { mentorId: own.id }, basisPoints: 700, reason })
  await scene.settle()
  await notePlatformFee(withFee(scene, 1_500))
  await notePlatformFee(withFee(scene, 1_500))
  const changes = () =>
    scene.deps.db.event.findMany({ where: { type: 'fee.changed', actor: 'SYSTEM' }, orderBy: { seq: 'asc' } })
  expect(await changes()).toEqual([])
  await Promise.all([1, 2].map(() => notePlatformFee(withFee(scene, 1_200))))
  const [change, ...more] = await changes()
  expect(more).toEqual([])
  await sendFeeMails(scene.deps, change!.id, 1)
  for (const { person } of mentors)
    expect(await told(scene, person.email)).toMatchObject([
      {
        subject: 'Your fee is 12 % now',
        text: expect.stringContaining('keeps 12 % of what you ask. Until then it was 15 %.'),
      },
    ])
  expect(await told(scene, own.person.email)).toHaveLength(1)
  await scene.settle()
  expect(await told(scene, mentors[0]!.person.email)).toHaveLength(1)
})
