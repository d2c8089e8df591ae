import { expect, test } from 'vitest'
import { hostField, hostsForm, hostsInput } from './form.ts'

const form = hostsForm.parse({
  hosts: [
    { handle: 'ana', priority: '', weight: '2' },
    { handle: ' ' },
    { handle: 'ben', way: 'turns', group: ' Sales ' },
  ],
})

test('rows without a handle are left out, empty fields are their usual value', () => {
  expect(hostsInput(form)).toEqual([
    { handle: 'ana', rotating: false, group: null, priority: 0, weight: 2 },
    { handle: 'ben', rotating: true, group: 'Sales', priority: 0, weight: 1 },
  ])
  expect(hostsInput(hostsForm.parse({ hosts: [{ handle: 'ana' }, {}] }))).toEqual([])
})

test('what is wrong with a row is shown at that row', () => {
  expect(hostField('hosts[1].group', form)).toBe('hosts[2].group')
  expect(hostField('hosts', form)).toBe('hosts[0].handle')
})
