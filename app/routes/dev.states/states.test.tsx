import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Nearest } from '#app/components/booking/nearest.tsx'
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

test('times that come twice are marked, and a day without some of them says so', () => {
  const [long, short] = [markup('times on a day of 25 hours'), markup('times on a day of 23 hours')]
  expect(long).toContain('01:30 (first, UTC−4)')
  expect(long).toContain('01:30 (second, UTC−5)')
  expect(long).toContain('01:00 to 02:00 comes twice')
  expect(short).toContain('02:00 to 03:00 does not exist')
  expect(short).not.toContain('UTC−')
  expect(markup('move: no time on that day')).not.toContain('Clocks go')
  expect(markup('a day of 25 hours')).toContain('01:00 to 02:00 comes twice')
  expect(markup('a day of 23 hours')).toContain('22:00–04:00 the next day')
})

test('a length that was chosen is kept by the nearest times', () => {
  const html = renderToStaticMarkup(
    createElement(Nearest, {
      times: [{ startsAt: '2026-03-12T15:00:00Z' }],
      page: '/x',
      zone: 'UTC',
      minutes: 90,
    }),
  )
  expect(html).toContain('minutes=90')
})

test('what went to the bank is told with its state, its reason and its own units', () => {
  const all = markup('what went to the bank')
  for (const said of ['about to leave', 'you asked for it', 'on its way', 'at your bank', 'called back'])
    expect(all).toContain(said)
  expect(all).toContain('The bank account is closed. Name another one.')
  expect(all).toMatch(/KWD 12\.340<.*¥2,500</)
  expect(all).toContain('Banco Azul, ends in 6789')
  expect(markup('nothing went to the bank yet')).not.toContain('<table')
  expect(markup('what went to the bank cannot be shown')).toContain('look again in a minute')
})
