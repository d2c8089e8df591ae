import { localPath } from './local-path.ts'

/** The sign-in page, which leads back to where the request wanted to go. */
export function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url)
  const to = localPath(`${pathname.replace(/\.data$/, '')}${search}`)
  return `/sign-in?${new URLSearchParams({ to })}`
}
