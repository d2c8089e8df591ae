import fs from 'node:fs'
import { expect, test } from 'vitest'

const colour = /oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/
const token = /--color-([a-z-]+): light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)/g
const css = fs.readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const tokens = new Map(
  [...css.matchAll(token)].map(([, name, light, dark]) => [name!, { light: light!, dark: dark! }]),
)

const grounds = ['surface', 'raised', 'sunken']
const words = ['text', 'text-quiet', 'accent', 'good', 'warn', 'bad']
const themes = ['light', 'dark'] as const

// oklch → linear sRGB as in CSS Color 4, section 10.2; the ratio as in WCAG 2.2, "contrast ratio".
function luminance(text: string): number {
  const [l = 0, chroma = 0, hue = 0] = colour.exec(text)!.slice(1).map(Number)
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)]
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  const red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
  const green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
  const blue = -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short
  const [r, g, bl] = [red, green, blue].map((each) => Math.min(1, Math.max(0, each)))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * bl!
}

function contrast(one: string, other: string, theme: 'light' | 'dark'): number {
  const [a, b] = [one, other].map((name) => luminance(tokens.get(name)![theme]))
  return (Math.max(a!, b!) + 0.05) / (Math.min(a!, b!) + 0.05)
}

test('the eleven colours of the house have a light and a dark value', () => {
  expect([...tokens.keys()].sort()).toEqual([...grounds, 'line', ...words, 'on-accent'].sort())
})

test('black on white measures 21', () => {
  expect((luminance('oklch(1 0 0)') + 0.05) / (luminance('oklch(0 0 0)') + 0.05)).toBeCloseTo(21, 3)
})

for (const theme of themes) {
  for (const ground of grounds) {
    test(`words on ${ground} can be read in the ${theme} theme`, () => {
      for (const word of words) expect(contrast(word, ground, theme), word).toBeGreaterThanOrEqual(4.5)
    })
    test(`borders and focus show on ${ground} in the ${theme} theme`, () => {
      for (const mark of ['line', 'accent'])
        expect(contrast(mark, ground, theme), mark).toBeGreaterThanOrEqual(3)
    })
  }
  test(`words on the accent can be read in the ${theme} theme`, () => {
    expect(contrast('on-accent', 'accent', theme)).toBeGreaterThanOrEqual(4.5)
  })
}
