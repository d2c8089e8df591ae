import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { type ReactNode, useContext } from 'react'
import { ThemeSwitch } from './components/ui/theme-switch.tsx'
import { Document } from './document.ts'
import { themeOf } from './theme.ts'
import { shell } from './words/shell.ts'
import './styles/tokens.css'

export const meta: MetaFunction = () => [
  { title: shell.name },
  { name: 'description', content: shell.promise },
]

export function loader({ request }: LoaderFunctionArgs) {
  return { theme: themeOf(request.headers.get('cookie')) }
}

export function Layout({ children }: { children: ReactNode }) {
  const theme = useRouteLoaderData<typeof loader>('root')?.theme ?? 'auto'
  const plain = usePlain()
  return (
    <html
      lang="en"
      data-kind={plain ? 'plain' : 'hydrated'}
      {...(theme !== 'auto' && { 'data-theme': theme })}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body className="mx-auto flex min-h-dvh max-w-5xl flex-col px-4">
        <a href="#content" className="skip-link">
          {shell.skip}
        </a>
        <header className="flex min-h-16 items-center">
          <a href="/" className="text-lead font-semibold text-text no-underline">
            {shell.name}
          </a>
        </header>
        <main id="content" tabIndex={-1} className="grow py-6 outline-none">
          {children}
        </main>
        <footer className="mt-12 border-t border-line py-6 text-small">
          <ThemeSwitch theme={theme} />
        </footer>
        <Scripting plain={plain} />
      </body>
    </html>
  )
}

/** Plain pages get one small module; the others React and Remix. */
function Scripting({ plain }: { plain: boolean }) {
  const { nonce, entry } = useContext(Document)
  if (plain) return <script type="module" src={entry} nonce={nonce} />
  return (
    <>
      <ScrollRestoration nonce={nonce} />
      <Scripts nonce={nonce} />
    </>
  )
}

/** A refused or broken page is plain too: what went wrong may be the script. */
function usePlain(): boolean {
  const failed = useRouteError() !== undefined
  return useMatches().some(({ handle }) => (handle as { plain?: boolean } | undefined)?.plain) || failed
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const missing = isRouteErrorResponse(error) && error.status === 404
  const { title, text } = missing ? shell.notFound : shell.broken
  return (
    <>
      <title>{`${title} · ${shell.name}`}</title>
      <h1 className="text-title font-semibold">{title}</h1>
      <p className="my-4">{text}</p>
      <a href="/" className="button">
        {shell.way}
      </a>
    </>
  )
}
