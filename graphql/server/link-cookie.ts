import { linkCookie, readCookie, rememberedLinks } from './viewer.ts'

const keptSeconds = 180 * 86_400

/** The cookie in which a browser that is not signed in keeps its links to bookings, the newest first. */
export function rememberLink(cookies: string, accessToken: string, secure: boolean): string {
  const known = readCookie(cookies, linkCookie).split('.').filter(Boolean)
  const links = [...new Set([accessToken, ...known])].slice(0, rememberedLinks)
  return `${linkCookie}=${links.join('.')}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${keptSeconds}${secure ? '; Secure' : ''}`
}
