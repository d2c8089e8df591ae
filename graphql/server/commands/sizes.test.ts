import { expect, test } from 'vitest'
import { findingsIn } from './sizes.ts'

const lines = (count: number, line = 'x') => `${Array(count).fill(line).join('\n')}\n`

test.each([
  ['graphql/domain/x.ts', lines(250), 0],
  ['graphql/domain/x.ts', lines(251), 1],
  ['graphql/domain/x.test.ts', lines(300), 0],
  ['graphql/domain/x.test.ts', lines(301), 1],
  ['graphql/domain/x.ts', lines(15, "import { a } from './a.ts'"), 0],
  ['graphql/domain/x.ts', lines(16, "import { a } from './a.ts'"), 1],
])('%s is held to its size (%#)', (file, text, findings) => {
  expect(findingsIn(file, text)).toHaveLength(findings)
})

test.each([
  'graphql/utils/x.ts',
  'app/components/helpers/x.tsx',
  'graphql/domain/booking/types.ts',
  'app/lib/a/b.ts',
])('%s is no name', (file) => {
  expect(findingsIn(file, '')).toHaveLength(1)
})

test.each([
  'const at = Date.now()',
  'const at = new Date()',
  "const sql = 'SELECT * FROM booking WHERE ends_at < now()'",
  'where release_at <= now()`',
  'SELECT CURRENT_TIMESTAMP',
])('business code may not ask the machine: %s', (line) => {
  expect(findingsIn('graphql/usecases/booking/cancel.ts', line)).toHaveLength(1)
  expect(findingsIn('graphql/server/clock.ts', line)).toEqual([])
  expect(findingsIn('graphql/usecases/booking/cancel.test.ts', line)).toEqual([])
})

test.each([
  'const at = deps.now()',
  'const at = new Date(deps.now().getTime() + noticeMs)',
  'where: { releaseAt: { lte: now() } },',
  'WHERE ends_at < app_now()',
  '// as Date.now() would say',
])('business time is welcome: %s', (line) => {
  expect(findingsIn('graphql/usecases/booking/cancel.ts', line)).toEqual([])
})

test('a column may not take its default from the machine', () => {
  expect(findingsIn('prisma/schema/booking.prisma', '  at DateTime @default(now())')).toHaveLength(1)
  expect(findingsIn('prisma/migrations/1/migration.sql', '"at" timestamptz DEFAULT now()')).toHaveLength(1)
  expect(findingsIn('prisma/migrations/1/migration.sql', '"at" timestamptz DEFAULT app_now()')).toEqual([])
})
