import { expect, test } from 'vitest'
import { InputInvalid } from '../errors.ts'
import { checkAnswers, type Question, type QuestionKind, questionKinds, readAnswers } from './questions.ts'

function question(kind: QuestionKind, more: Partial<Question> = {}): Question {
  return { id: 'q', label: 'Why?', kind, required: false, options: ['one', 'two', 'three'], ...more }
}

function answer(kind: QuestionKind, value: unknown, more: Partial<Question> = {}) {
  const { answers, issues } = readAnswers([question(kind, more)], [{ questionId: 'q', value }])
  return issues.length > 0 ? 'refused' : answers[0]?.value
}

test.each<[QuestionKind, unknown, unknown]>([
  ['TEXT', '  because ', 'because'],
  ['TEXT', 'a\r\nBcc: b', 'refused'],
  ['TEXT', 'a\nb', 'refused'],
  ['TEXT', 'a\u0000', 'refused'],
  ['TEXT', 'x'.repeat(201), 'refused'],
  ['TEXT', 5, 'refused'],
  ['LONG_TEXT', 'a\r\nb', 'a\nb'],
  ['LONG_TEXT', 'a\u0007', 'refused'],
  ['LONG_TEXT', 'x'.repeat(4_001), 'refused'],
  ['NUMBER', '3', 3],
  ['NUMBER', 3, 3],
  ['NUMBER', 0, 0],
  ['NUMBER', -1, 'refused'],
  ['NUMBER', 2.5, 'refused'],
  ['NUMBER', '1e3', 'refused'],
  ['NUMBER', Number.NaN, 'refused'],
  ['CHECKBOX', 'on', true],
  ['CHECKBOX', false, false],
  ['CHECKBOX', 'maybe', 'refused'],
  ['SELECT', 'two', 'two'],
  ['SELECT', 'four', 'refused'],
  ['RADIO', ['two'], 'refused'],
  ['MULTI_SELECT', ['three', 'one', 'one'], ['one', 'three']],
  ['MULTI_SELECT', 'two', ['two']],
  ['MULTI_SELECT', 'three\r\n one \n\none', ['one', 'three']],
  ['MULTI_SELECT', 'one\nfour', 'refused'],
  ['MULTI_SELECT', 'one, two', 'refused'],
  ['MULTI_SELECT', ['two', 'four'], 'refused'],
  ['EMAIL', ' ana@example.com', 'ana@example.com'],
  ['EMAIL', 'ana', 'refused'],
  ['PHONE', '+49 (30) 123-456', '+49 (30) 123-456'],
  ['PHONE', 'call me', 'refused'],
  ['LINK', 'https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
  ['LINK', 'javascript:alert(1)', 'refused'],
  ['LINK', 'https://user@example.com', 'refused'],
  ['LINK', 'https://localhost', 'refused'],
  ['LINK', 'https://example.com/a\r\nb', 'refused'],
])('%s %j is read as %j', (kind, given, wanted) => {
  expect(answer(kind, given)).toEqual(wanted)
})

test.each(questionKinds)('%s: unanswered is left out, and refused where it is required', (kind) => {
  for (const value of [null, undefined, '']) {
    expect(answer(kind, value)).toBeUndefined()
    expect(answer(kind, value, { required: true })).toBe('refused')
  }
  expect(readAnswers([question(kind, { required: true })], []).issues).toEqual([
    { path: ['answers', 'q'], message: 'Please answer “Why?”.' },
  ])
})

test('a required choice of several needs one of the options at least', () => {
  for (const value of [[], '\n', ' \r\n ']) {
    expect(answer('MULTI_SELECT', value)).toBeUndefined()
    expect(answer('MULTI_SELECT', value, { required: true })).toBe('refused')
  }
  expect(answer('MULTI_SELECT', 'two', { required: true })).toEqual(['two'])
})

test('a required box must be ticked', () => {
  expect(answer('CHECKBOX', false, { required: true })).toBe('refused')
})

test('a number keeps to its own range', () => {
  expect(answer('NUMBER', 11, { most: 10 })).toBe('refused')
  expect(answer('NUMBER', -5, { least: -5 })).toBe(-5)
})

test('all issues come at once: unknown, doubled, wrong and missing', () => {
  const questions = [question('TEXT', { id: 'a', required: true }), question('NUMBER', { id: 'b' })]
  const given = [
    { questionId: 'b', value: 'many' },
    { questionId: 'b', value: 1 },
    { questionId: 'c', value: 1 },
  ]
  try {
    checkAnswers(questions, given)
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(InputInvalid)
    expect((error as InputInvalid).issues.map(({ path }) => path.join('.')).sort()).toEqual([
      'answers.0',
      'answers.1',
      'answers.2',
      'answers.a',
    ])
  }
})

test('the snapshot keeps the questions as they were asked, in their order', () => {
  const questions = [
    question('TEXT', { id: 'a', label: 'First?' }),
    question('NUMBER', { id: 'b', label: 'Second?' }),
  ]
  expect(
    checkAnswers(questions, [
      { questionId: 'b', value: '2' },
      { questionId: 'a', value: 'one' },
    ]),
  ).toEqual([
    { questionId: 'a', label: 'First?', kind: 'TEXT', value: 'one' },
    { questionId: 'b', label: 'Second?', kind: 'NUMBER', value: 2 },
  ])
})
