import type { Theme } from '#app/theme.ts'
import { shell } from '#app/words/shell.ts'
import { ThemeSwitch } from './theme-switch.tsx'

const pages = ['terms', 'privacy', 'refunds', 'imprint', 'accessibility'] as const

export function Foot({ theme }: { theme: Theme }) {
  return (
    <footer className="mt-12 flex flex-wrap items-center justify-between gap-4 border-t border-line py-6 text-small">
      <ThemeSwitch theme={theme} />
      <nav aria-label={shell.about}>
        <ul className="flex flex-wrap gap-x-4">
          {pages.map((page) => (
            <li key={page}>
              <a href={`/${page}`} className="nav-link">
                {shell.legal[page]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  )
}
