import { expect } from 'vitest'
import type { ProviderHealth } from '#graphql/providers/outgoing/port.ts'
import { ask } from '#graphql/testing/ask.ts'
import { test } from '#graphql/testing/house.ts'
import { nobody } from '#graphql/usecases/viewer.ts'

const away: ProviderHealth = {
  ...{ name: 'stripe', state: 'RESTING', restsUntil: new Date('2026-03-02T08:00:30Z'), lastSuccessAt: null },
  lastFailure: { at: new Date('2026-03-02T08:00:00Z'), endpoint: '/v1/refunds', reason: 'HTTP 503' },
  ...{ perSecond: 25, waiting: 2, lastHour: { calls: 9, refused: 1, failed: 5, heldBack: 3 } },
}

const asked = `{ providers {
  name state restsUntil lastSuccessAt lastFailure { at endpoint reason }
  perSecond waiting lastHour { calls refused failed heldBack }
} }`

test('an admin sees how the companies are doing that we call, and nobody else does', async ({ house }) => {
  const seeing = { deps: { ...house.deps, providers: () => [away] } }
  const admin = house.viewerOf(await house.admin())
  expect((await ask(seeing, admin, asked)).data.providers).toEqual([JSON.parse(JSON.stringify(away))])
  const mentor = house.viewerOf(await house.mentor())
  for (const viewer of [nobody, mentor, house.viewerOf(await house.mentee())]) {
    const { data, errors } = await ask(seeing, viewer, asked)
    expect(data?.providers).toBeUndefined()
    expect(errors).toHaveLength(1)
  }
})
