import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { states } from './states.tsx'

const markup = (name: string) => renderToStaticMarkup(createElement(states[name] ?? (() => null)))

test.each(Object.keys(states))('“%s” says something', (name) => {
  expect(
    markup(name)
      .replace(/<[^>]+>/g, ' ')
      .trim().length,
  ).toBeGreaterThan(10)
})

test.each(Object.keys(states))('“%s” ties every control to a label and its complaint', (name) => {
  const html = markup(name)
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
  for (const [, described = ''] of html.matchAll(/aria-describedby="([^"]+)"/g))
    for (const id of described.split(' ')) expect(ids).toContain(id)
  for (const [, label] of html.matchAll(/<label for="([^"]+)"/g)) expect(ids).toContain(label)
})

test('a time that is gone leads to the nearest ones by links that pick them', () => {
  const link = '/mentors/ana/intro/book?at=2026-03-12T15%3A00%3A00.000Z&amp;zone=UTC'
  expect(markup('a time that is gone')).toContain(`href="${link}"`)
})

test('what cancelling gives back is told where it matters, and only there', () => {
  expect(markup('a paid session')).toContain('everything back')
  expect(markup('a free session that is over')).not.toContain('back')
})
