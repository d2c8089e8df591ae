import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// Its own file: the Remix Vite plugin must not run under Vitest.
export default defineConfig({
  resolve: {
    // graphql 16 has no `exports`: Vite would take index.mjs while Node gives Pothos index.js, two copies of one module.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['{app,graphql}/**/*.test.{ts,tsx}'],
    globalSetup: ['./graphql/testing/template.ts'],
    setupFiles: ['./graphql/testing/quiet.ts'],
    testTimeout: 60_000,
    pool: 'forks',
    // One waits for its database while the other computes: on two cores Vitest would take one of them only.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
})
