import { shell } from '#app/words/shell.ts'

type Visitor = { roles: readonly string[]; person: { name: string } }

/** The way to everything this visitor has; plain links and one form, so that it works without JavaScript. */
export function Head({ viewer }: { viewer: Visitor | null }) {
  return (
    <header className="flex min-h-16 flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2">
      <a href="/" className="text-lead font-semibold text-text no-underline">
        {shell.name}
      </a>
      <nav aria-label={shell.menu} className="max-sm:order-last max-sm:basis-full sm:grow">
        <ul className="flex flex-wrap items-center gap-x-5 max-sm:gap-x-3 max-sm:text-small">
          <Item href="/">{shell.mentors}</Item>
          <Item href="/bookings">{shell.bookings}</Item>
          {viewer && (
            <Item href="/mentor">{viewer.roles.includes('MENTOR') ? shell.desk : shell.become}</Item>
          )}
          {viewer?.roles.includes('ADMIN') && <Item href="/admin">{shell.admin}</Item>}
        </ul>
      </nav>
      {viewer ? (
        <SignedIn name={viewer.person.name} />
      ) : (
        <a href="/sign-in" className="nav-link">
          {shell.signIn}
        </a>
      )}
    </header>
  )
}

function Item({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <a href={href} className="nav-link">
        {children}
      </a>
    </li>
  )
}

function SignedIn({ name }: { name: string }) {
  return (
    <form method="post" action="/sign-out" className="flex items-center gap-3">
      <span className="text-small text-text-quiet">
        <span className="sr-only">{shell.signedIn('')}</span>
        {name}
      </span>
      <button type="submit" className="nav-link cursor-pointer">
        {shell.signOut}
      </button>
    </form>
  )
}
