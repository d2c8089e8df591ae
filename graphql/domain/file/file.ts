export const mostFileBytes = 5 * 1024 * 1024

const mostName = 100

/** What may be attached, by content, with the endings that its name may have; the first is given to others. */
const kinds = {
  'application/pdf': { endings: ['pdf'], is: (bytes: Uint8Array) => begins(bytes, '%PDF-') },
  'image/png': { endings: ['png'], is: (bytes: Uint8Array) => begins(bytes, '\x89PNG\r\n\x1a\n') },
  'image/jpeg': { endings: ['jpg', 'jpeg'], is: (bytes: Uint8Array) => begins(bytes, '\xff\xd8\xff') },
  'image/webp': {
    endings: ['webp'],
    is: (bytes: Uint8Array) => begins(bytes, 'RIFF') && begins(bytes.subarray(8), 'WEBP'),
  },
  'text/plain': { endings: ['txt', 'md'], is: isText },
} as const

export type MediaType = keyof typeof kinds

const mediaTypes = Object.keys(kinds) as MediaType[]

/** What the bytes are; null when they are nothing that may be attached. Office files are not: they can hold programs. */
export function mediaTypeOf(bytes: Uint8Array): MediaType | null {
  return mediaTypes.find((type) => kinds[type].is(bytes)) ?? null
}

function begins(bytes: Uint8Array, sign: string): boolean {
  return bytes.length >= sign.length && [...sign].every((char, i) => bytes[i] === char.charCodeAt(0))
}

/** UTF-8 without control characters but tabs and line breaks. */
function isText(bytes: Uint8Array): boolean {
  try {
    return !/[^\P{Cc}\t\n\r]/u.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return false
  }
}

/**
 * The name under which a file is shown and saved: one step of a path, without signs that a file system, a header or a
 * reader could take for something else, and with an ending that tells what it is.
 */
export function safeName(given: string, type: MediaType): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  // Cf turns text around, so that "fdp.exe" reads "exe.pdf".
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .replace(/[":*?<>|%;]/g, '_')
    .replace(/\s+/g, ' ')
  const { endings } = kinds[type]
  const ending = endings.find((each) => clean.toLowerCase().endsWith(`.${each}`))
  const stem = ending ? clean.slice(0, -ending.length - 1) : clean
  const short = [...stem.replace(/^[. ]+|[. ]+$/g, '')].slice(0, mostName).join('').trim()
  return `${short || 'file'}.${ending ?? endings[0]}`
}
