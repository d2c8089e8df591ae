import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { themeCookie, themeOf } from '#app/theme.ts'

export function loader() {
  return redirect('/')
}

export async function action({ request }: ActionFunctionArgs) {
  const theme = themeOf(String((await request.formData()).get('theme')))
  const secure = request.url.startsWith('https:')
  return redirect(back(request), { headers: { 'set-cookie': themeCookie(theme, secure) } })
}

/** The page the form was on, and never another site. */
function back(request: Request): string {
  const referrer = request.headers.get('referer') ?? ''
  const { origin, pathname, search } = URL.canParse(referrer) ? new URL(referrer) : new URL('/', request.url)
  return origin === new URL(request.url).origin ? `${pathname}${search}`.replace(/^\/+/, '/') : '/'
}
