import type { MetaFunction } from '@remix-run/node'
import { shell } from '#app/words/shell.ts'

/** The head of a page that is somebody's own, or leads to one: search engines leave it out. */
export const privatePage =
  (title: string): MetaFunction =>
  () => [{ title: `${title} · ${shell.name}` }, { name: 'robots', content: 'noindex' }]
