import { expect } from 'vitest'
import { ask } from '#graphql/testing/ask.ts'
import { type Scene, test } from '#graphql/testing/live.ts'

const question = `query ($year: Int!) { viewer { mentor { payoutAccount { country taxForm requirementsBy
  requirements { ask urgency } } taxYear(year: $year) { payments reached percent formDueOn gross { amount currency } } } } }`

async function told(scene: Scene, mentor: Parameters<Scene['viewerOf']>[0]) {
  const { data } = await ask(scene, scene.viewerOf(mentor), question, { year: 2026 })
  return data.viewer.mentor
}

const mailsTo = async (scene: Scene, address: string) =>
  (await scene.mail.list()).filter(({ to, subject }) => to.includes(address) && subject.includes('asks you'))

test('what the payment company asks for is told in plain words, by mail once, and gone when it is given', async ({
  scene,
}) => {
  const mentor = await scene.mentor()
  const accountId = await scene.connect(mentor)
  expect((await told(scene, mentor)).payoutAccount).toMatchObject({
    country: 'US',
    taxForm: 'NOT_ASKED',
    requirements: [],
  })
  await scene.stripe.tax({ ask: accountId })
  await scene.settle()
  const asked = (await told(scene, mentor)).payoutAccount
  expect(asked).toMatchObject({ taxForm: 'DUE', requirements: [{ ask: 'TAX_ID', urgency: 'DUE' }] })
  expect(Date.parse(String(asked.requirementsBy))).toBeGreaterThan(
    scene.clock.now().getTime() + 29 * 86_400_000,
  )
  await scene.stripe.tax({ late: accountId })
  await scene.settle()
  expect((await told(scene, mentor)).payoutAccount).toMatchObject({
    taxForm: 'LATE',
    requirements: [{ ask: 'TAX_ID', urgency: 'LATE' }],
  })
  const mails = await mailsTo(scene, mentor.person.email)
  expect(mails).toHaveLength(1)
  expect(mails[0]!.text).toContain('your tax number')
  await scene.stripe.tax({ give: accountId })
  await scene.settle()
  expect((await told(scene, mentor)).payoutAccount).toMatchObject({ taxForm: 'COMPLETE', requirements: [] })
})

test('a year counts what mentees paid, refunded or not, each payment once, and nobody else reads it', async ({
  scene,
}) => {
  const mentor = await scene.payableMentor()
  const type = await scene.sessionType(mentor)
  await scene.paid({ type })
  const year = (await told(scene, mentor)).taxYear
  expect(year).toEqual({
    payments: 1,
    reached: false,
    percent: 0,
    formDueOn: '2027-01-31',
    gross: { amount: '82.50', currency: 'USD' },
  })
  const stranger = scene.viewerOf(await scene.mentee())
  const { data } = await ask(
    scene,
    stranger,
    `query ($handle: String!) { mentor(handle: $handle) { taxYear(year: 2026) { payments } payoutAccount { taxForm } } }`,
    { handle: mentor.handle },
  )
  expect(data).toEqual({ mentor: { taxYear: null, payoutAccount: null } })
})
