import type { MetaDescriptor } from '@remix-run/node'
import { mentor as words } from '#app/words/mentor.ts'
import { shell } from '#app/words/shell.ts'

type Mentor = {
  handle: string
  name: string
  headline: string
  languages: readonly string[]
  topics: readonly string[]
}
type Type = { slug: string; title: string; price: { amount: string; currency: string } }

/** What search engines and link previews get of a mentor's page (schema.org Person and Offer). */
export function publicMeta(mentor: Mentor, types: readonly Type[], origin: string): MetaDescriptor[] {
  const url = `${origin}/mentors/${mentor.handle}`
  const title = `${words.title(mentor.name)} · ${shell.name}`
  return [
    { title },
    { name: 'description', content: mentor.headline },
    { tagName: 'link', rel: 'canonical', href: url },
    { property: 'og:type', content: 'profile' },
    { property: 'og:title', content: title },
    { property: 'og:description', content: mentor.headline },
    { property: 'og:url', content: url },
    { property: 'og:site_name', content: shell.name },
    {
      'script:ld+json': {
        '@context': 'https://schema.org',
        '@type': 'Person',
        name: mentor.name,
        description: mentor.headline,
        url,
        knowsAbout: [...mentor.topics],
        knowsLanguage: [...mentor.languages],
        makesOffer: types.map(({ slug, title: name, price }) => ({
          '@type': 'Offer',
          name,
          url: `${url}/${slug}`,
          price: price.amount,
          priceCurrency: price.currency,
        })),
      },
    },
  ]
}
