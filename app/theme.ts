const names = ['light', 'dark'] as const

/** What somebody chose; `auto` follows the device. */
export type Theme = (typeof names)[number] | 'auto'

/** The theme chosen in a `Cookie` header, or in a form's value; anything unknown is `auto`. */
export function themeOf(value: string | null | undefined): Theme {
  const chosen = /(?:^|;\s*)theme=(\w+)/.exec(value ?? '')?.[1] ?? value
  return names.find((name) => name === chosen) ?? 'auto'
}

/** The `Set-Cookie` header that keeps a choice for a year, or forgets it. */
export function themeCookie(theme: Theme, secure: boolean): string {
  const age = theme === 'auto' ? 0 : 31_536_000
  return `theme=${theme}; Path=/; Max-Age=${age}; SameSite=Lax; HttpOnly${secure ? '; Secure' : ''}`
}
