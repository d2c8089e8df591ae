import type { Theme } from '#app/theme.ts'
import { shell } from '#app/words/shell.ts'

const choices = ['auto', 'light', 'dark'] as const

/** Three buttons of one form, so that it works without JavaScript. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  return (
    <form method="post" action="/theme">
      <fieldset className="flex flex-wrap items-center gap-2">
        <legend className="float-start me-2 text-text-quiet">{shell.theme.legend}</legend>
        {choices.map((choice) => (
          <button
            type="submit"
            key={choice}
            name="theme"
            value={choice}
            aria-pressed={choice === theme}
            className="min-h-6 cursor-pointer rounded px-2 underline-offset-4 aria-pressed:font-semibold aria-pressed:underline"
          >
            {shell.theme[choice]}
          </button>
        ))}
      </fieldset>
    </form>
  )
}
