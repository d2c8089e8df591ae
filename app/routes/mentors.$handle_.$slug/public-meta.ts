import { giversNames } from '#app/components/session-type/givers.tsx'
import { slots as words } from '#app/words/booking.ts'
import { shell } from '#app/words/shell.ts'

type Type = Parameters<typeof giversNames>[0] & {
  title: string
  description: string
  slug: string
  mentor: { handle: string }
}

/** What search engines and previews read of a session type's page. */
export function publicMeta(page: { type: Type; origin: string } | undefined) {
  if (!page) return [{ title: shell.name }]
  const { type, origin } = page
  const { title, description, mentor, slug } = type
  const full = `${words.title(title, giversNames(type))} · ${shell.name}`
  const url = `${origin}/mentors/${mentor.handle}/${slug}`
  return [
    { title: full },
    { name: 'description', content: description.slice(0, 160) },
    { tagName: 'link', rel: 'canonical', href: url },
    { property: 'og:title', content: full },
    { property: 'og:description', content: description.slice(0, 160) },
    { property: 'og:url', content: url },
  ]
}
