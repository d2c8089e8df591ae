import { expect } from 'vitest'
import { OnboardingRefused, OnboardingUnavailable } from '#graphql/domain/payout/errors.ts'
import { type Scene, test } from '#graphql/testing/live.ts'
import { onboardMentor } from './onboard.ts'

const path = '/v1/accounts'

/** A mentor whose first call made an account, and whose answer got lost. */
async function lost(scene: Scene) {
  const mentor = await scene.mentor()
  await scene.stripe.setFaults({ next: [{ on: 'call', path, do: 'timeoutAfterEffect' }] })
  await expect(onboardMentor(scene.deps, scene.viewerOf(mentor))).rejects.toBeInstanceOf(
    OnboardingUnavailable,
  )
  expect(await made(scene, mentor.id)).toHaveLength(1)
  return mentor
}

/** The mentor's accounts at the payment company, however many there are. */
async function made({ deps }: Scene, mentorId: string): Promise<string[]> {
  const rows = await deps.db.$queryRaw<{ id: string }[]>`
    select id from sandbox.stripe_object where type = 'account' and body->'metadata'->>'mentorId' = ${mentorId}`
  return rows.map(({ id }) => id)
}

const known = async ({ deps }: Scene, mentorId: string) =>
  (await deps.db.connectedAccount.findUniqueOrThrow({ where: { mentorId } })).accountId

async function changeEmail({ deps }: Scene, personId: string) {
  await deps.db.person.update({ where: { id: personId }, data: { email: `new-${personId}@sundial.test` } })
}

test('an answer that is lost, then another e-mail: the mentor has the one account', async ({ scene }) => {
  const mentor = await lost(scene)
  await changeEmail(scene, mentor.personId)
  await onboardMentor(scene.deps, scene.viewerOf(mentor))
  expect(await made(scene, mentor.id)).toEqual([await known(scene, mentor.id)])
})

test('an answer that is lost, then a day: the account is looked up, not made again', async ({ scene }) => {
  const mentor = await lost(scene)
  scene.clock.advance({ hours: 25 })
  await onboardMentor(scene.deps, scene.viewerOf(mentor))
  expect(await made(scene, mentor.id)).toEqual([await known(scene, mentor.id)])
})

test('a call that is a day old and made nothing is made anew', async ({ scene }) => {
  const mentor = await scene.mentor()
  const away = { on: 'call', path, do: 'error', status: 503 } as const
  await scene.stripe.setFaults({ next: [away, away] })
  await expect(onboardMentor(scene.deps, scene.viewerOf(mentor))).rejects.toBeInstanceOf(
    OnboardingUnavailable,
  )
  scene.clock.advance({ hours: 25 })
  await onboardMentor(scene.deps, scene.viewerOf(mentor))
  expect(await made(scene, mentor.id)).toEqual([await known(scene, mentor.id)])
})

test('after a no the mentor may ask again with other words', async ({ scene }) => {
  const mentor = await scene.mentor()
  await scene.stripe.setFaults({ next: [{ on: 'call', path, do: 'error', status: 400 }] })
  await expect(onboardMentor(scene.deps, scene.viewerOf(mentor))).rejects.toBeInstanceOf(OnboardingRefused)
  await changeEmail(scene, mentor.personId)
  await onboardMentor(scene.deps, scene.viewerOf(mentor))
  expect(await made(scene, mentor.id)).toEqual([await known(scene, mentor.id)])
})

test('opened in four windows at once it is one account', async ({ scene }) => {
  const mentor = await scene.mentor()
  const open = () => onboardMentor(scene.deps, scene.viewerOf(mentor))
  const opened = await Promise.allSettled([open(), open(), open(), open()])
  expect(opened.some(({ status }) => status === 'fulfilled')).toBe(true)
  expect(await made(scene, mentor.id)).toHaveLength(1)
})
