import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { type ReactNode, useContext } from 'react'
import { graphql } from './api/gql.ts'
import { Foot } from './components/ui/foot.tsx'
import { Head } from './components/ui/head.tsx'
import { Document } from './document.ts'
import { themeOf } from './theme.ts'
import { ReaderContext } from './time/reader.ts'
import { knownZone, localeOf, zoneCookie, zoneOfCookie } from './time/zone.ts'
import { shell } from './words/shell.ts'
import './styles/tokens.css'
import './styles/parts.css'

export const meta: MetaFunction = ({ error }) => [
  { title: error ? `${refusalOf(error).title} · ${shell.name}` : shell.name },
  { name: 'description', content: shell.promise },
]

const Visitor = graphql(`
  query Visitor {
    viewer {
      roles
      timeZone
      person {
        name
      }
    }
  }
`)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cookies = request.headers.get('cookie')
  const url = new URL(request.url)
  const asked = knownZone(url.searchParams.get('zone'))
  const { viewer } = await context.api.run(Visitor, {})
  const reader = {
    locale: localeOf(request.headers.get('accept-language')),
    zone: asked ?? viewer?.timeZone ?? zoneOfCookie(cookies),
  }
  const keep = asked ? { headers: { 'set-cookie': zoneCookie(asked, url.protocol === 'https:') } } : {}
  return data({ theme: themeOf(cookies), reader, viewer, path: url.pathname, origin: url.origin }, keep)
}

export function Layout({ children }: { children: ReactNode }) {
  const loaded = useRouteLoaderData<typeof loader>('root')
  const { theme = 'auto', viewer = null } = loaded ?? {}
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
        <Head viewer={viewer} />
        <ReaderContext.Provider value={loaded?.reader ?? { locale: 'en-GB', zone: null }}>
          <main id="content" tabIndex={-1} className="grow py-6 outline-none">
            {children}
          </main>
        </ReaderContext.Provider>
        <p role="status" id="announcement" className="sr-only" />
        <Foot theme={theme} />
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
  // Without an error the hook answers null or undefined, depending on where it is called.
  const failed = Boolean(useRouteError())
  return useMatches().some(({ handle }) => (handle as { plain?: boolean } | undefined)?.plain) || failed
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  const refusal = refusalOf(useRouteError())
  const { pathname, search } = useLocation()
  const { reference } = useContext(Document)
  const broken = refusal === shell.broken
  return (
    <>
      <h1 className="text-title font-semibold">{refusal.title}</h1>
      <p className="my-4">{refusal.text}</p>
      {broken && reference && <p className="my-4 text-text-quiet">{shell.reference(reference)}</p>}
      <p className="flex flex-wrap items-center gap-4">
        {broken && (
          <a href={pathname + search} className="button">
            {shell.again}
          </a>
        )}
        <a href="/" className={broken ? '' : 'button'}>
          {shell.way}
        </a>
      </p>
    </>
  )
}

function refusalOf(error: unknown): { title: string; text: string } {
  return (isRouteErrorResponse(error) && refusals[error.status]) || shell.broken
}

const refusals: Record<number, { title: string; text: string }> = {
  400: shell.unreadable,
  403: shell.forbidden,
  404: shell.notFound,
}
