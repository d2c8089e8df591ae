import type { InputIssue } from '../errors.ts'

export const nameLength = { least: 1, most: 80 } as const
export const emailLength = 254
export const passwordLength = { least: 8, most: 200 } as const

/** Control and line characters, and the marks that turn text around: none may reach a mail header or a list. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u

const emailPattern =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])$/

/** A value that can be used, or what is wrong with the one given. */
export type Checked<T> = { readonly value: T } | { readonly message: string }

/** Text on one line: trimmed, without control characters or line breaks, of so many characters (code points). */
export function oneLine(text: string, least: number, most: number): Checked<string> {
  const value = text.normalize('NFC').trim()
  if (unprintable.test(value)) return { message: 'Write this on one line, without control characters.' }
  const length = [...value].length
  if (length < least)
    return { message: least === 1 ? 'This is missing.' : `Write at least ${least} characters.` }
  return length > most ? { message: `Write at most ${most} characters.` } : { value }
}

/** Text of several lines: trimmed, line breaks as \n, no other control characters, so many characters at most. */
export function severalLines(text: string, most: number): Checked<string> {
  const value = text.normalize('NFC').replace(/\r\n?/g, '\n').trim()
  if (unprintable.test(value.replace(/[\n\t]/g, ' ')))
    return { message: 'This has characters that cannot be shown.' }
  return [...value].length > most ? { message: `Write at most ${most} characters.` } : { value }
}

export function checkName(name: string): Checked<string> {
  return oneLine(name, nameLength.least, nameLength.most)
}

/** The address as written, trimmed; `emailKey` tells whether two are the same. */
export function checkEmail(email: string): Checked<string> {
  const value = email.trim()
  const valid = value.length <= emailLength && emailPattern.test(value) && !/^\.|\.\.|\.@/.test(value)
  return valid ? { value } : { message: 'This is not an e-mail address.' }
}

/** By what an address is looked up: capitals do not tell people apart. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase()
}

/** A password is taken as it is, spaces included; only its length in characters counts. */
export function checkPassword(password: string): Checked<string> {
  const length = [...password].length
  if (length < passwordLength.least) return { message: `Use at least ${passwordLength.least} characters.` }
  return length > passwordLength.most
    ? { message: `Use at most ${passwordLength.most} characters.` }
    : { value: password }
}

/** Takes the value out of each check; the names of the fields become the paths of the issues. */
export function collected<T extends Record<string, unknown>>(
  checks: { readonly [Field in keyof T]: Checked<T[Field]> },
): { readonly values: T } | { readonly issues: readonly InputIssue[] } {
  const issues: InputIssue[] = []
  const values: Record<string, unknown> = {}
  for (const [field, checked] of Object.entries<Checked<unknown>>(checks)) {
    if ('message' in checked) issues.push({ path: [field], message: checked.message })
    else values[field] = checked.value
  }
  return issues.length > 0 ? { issues } : { values: values as T }
}
