import { privatePage } from '#app/private-page.ts'
import { states } from './states.tsx'

export const handle = { plain: true }

export const meta = privatePage('States')

/** What the screens say when there is nothing, or when it cannot be; built from their own parts. */
export default function StatesRoute() {
  return (
    <>
      <h1 className="text-title font-semibold">States</h1>
      {Object.entries(states).map(([name, State]) => (
        <section key={name} aria-label={name} className="mt-8 max-w-2xl">
          <h2 className="mb-2 text-small text-text-quiet">{name}</h2>
          <State />
        </section>
      ))}
    </>
  )
}
