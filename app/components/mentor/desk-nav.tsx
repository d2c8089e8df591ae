import { desk } from '#app/words/desk.ts'

const pages = [
  ['/mentor', desk.overview],
  ['/mentor/bookings', desk.bookings],
  ['/mentor/session-types', desk.types],
  ['/mentor/hours', desk.hours],
  ['/mentor/earnings', desk.earnings],
  ['/mentor/profile', desk.profile],
] as const

/** The way between a mentor's own pages. */
export function DeskNav({ here }: { here: string }) {
  return (
    <nav aria-label={desk.menu} className="mb-6 flex flex-wrap gap-2">
      {pages.map(([href, name]) => (
        <a key={href} href={href} className="choice" {...(href === here && { 'aria-current': 'page' })}>
          {name}
        </a>
      ))}
    </nav>
  )
}
