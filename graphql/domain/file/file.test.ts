import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mediaTypeOf, safeName } from './file.ts'

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))
const utf8 = (text: string) => new TextEncoder().encode(text)

test('what a file is shows in its first bytes, whatever it is called', () => {
  const table: [string | null, Uint8Array][] = [
    ['application/pdf', bytes('%PDF-1.7 \x00\x01')],
    ['image/png', bytes('\x89PNG\r\n\x1a\n\x00')],
    ['image/jpeg', bytes('\xff\xd8\xff\xe0\x00')],
    ['image/webp', bytes('RIFF\x10\x00\x00\x00WEBPVP8 ')],
    ['text/plain', utf8('Grüße, 東京, 👋\r\n\tend')],
    [null, bytes('PK\x03\x04word/document.xml')],
    [null, bytes('MZ\x90\x00')],
    [null, bytes('\x7fELF')],
    [null, bytes(' %PDF-1.7\x00')],
    [null, bytes('RIFF\x10\x00\x00\x00WAVE')],
    [null, bytes('GIF89a\x00')],
    [null, bytes('text with a \x00 in it')],
    [null, bytes('half a \xc3')],
  ]
  for (const [type, content] of table) expect(mediaTypeOf(content)).toBe(type)
})

test('a name says what the file is, and nothing that misleads', () => {
  const table: [string, string][] = [
    ['cv.pdf', 'cv.pdf'],
    ['CV.PDF', 'CV.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\Ana\\cv.pdf', 'cv.pdf'],
    ['cv.pdf.exe', 'cv.pdf.exe.pdf'],
    ['\u202efdp.exe', 'fdp.exe.pdf'],
    ['a"\r\nSet-Cookie: x=1', 'a_Set-Cookie_ x=1.pdf'],
    ['...', 'file.pdf'],
    ['', 'file.pdf'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(100)}.pdf`],
    ['履歴書.pdf', '履歴書.pdf'],
  ]
  for (const [given, name] of table) expect(safeName(given, 'application/pdf')).toBe(name)
  expect(safeName('notes.md', 'text/plain')).toBe('notes.md')
  expect(safeName('page.html', 'text/plain')).toBe('page.html.txt')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      expect(safeName(given, 'image/jpeg')).toMatch(/^[^\p{Cc}\p{Cf}/\\":*?<>|%;]{1,100}\.(jpg|jpeg)$/u)
    }),
  )
})
