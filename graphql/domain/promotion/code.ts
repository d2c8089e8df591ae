/** As it is kept: capitals. A code means the same in whatever case somebody types it. */
export const normalCode = (typed: string): string => typed.trim().toUpperCase()

/** Three to 32 letters, digits and hyphens, a letter or digit at both ends. */
export const isCode = (code: string): boolean => /^[A-Z0-9](?:[A-Z0-9-]{1,30})[A-Z0-9]$/.test(code)
