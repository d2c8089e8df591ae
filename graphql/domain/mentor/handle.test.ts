import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sessionTypeTemplates } from '../session-type/templates.ts'
import { checkHandle, checkSlug, slugFor } from './handle.ts'

test('a handle is mended in case and refused in form', () => {
  expect(checkHandle(' Ana-Silva2 ')).toEqual({ value: 'ana-silva2' })
  for (const handle of [
    'an',
    'a'.repeat(31),
    '-ana',
    'ana-',
    'a--na',
    'aña',
    'ana silva',
    'admin',
    'Graphql',
    'ana/..',
  ]) {
    expect(checkHandle(handle)).toHaveProperty('message')
  }
})

test('whatever the title, the slug proposed for it can be used', () => {
  expect(slugFor('Códe & career: Q&A')).toBe('code-career-q-a')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      expect(checkSlug(slugFor(title))).toHaveProperty('value')
    }),
  )
})

test('the templates have slugs that can be used, each its own', () => {
  const slugs = sessionTypeTemplates.map(({ slug }) => slug)
  expect(slugs).toEqual(['intro-session', 'project-review', 'mentor-career-roadmap'])
  for (const slug of slugs) expect(checkSlug(slug)).toEqual({ value: slug })
  expect(sessionTypeTemplates.filter(({ free }) => free).map(({ title }) => title)).toEqual(['Intro session'])
})
