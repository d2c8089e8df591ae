import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig)],
  // The embedded database writes under .data all the time; watching it would reload the page for ever.
  server: { watch: { ignored: ['**/.data/**', '**/build/**', '**/test-results/**'] } },
  optimizeDeps: {
    entries: ['app/entry.client.tsx', 'app/root.tsx', 'app/routes/**/*.tsx'],
    include: ['gql.tada', 'graphql-ws'],
  },
})
