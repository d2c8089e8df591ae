import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'

void decoded().then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    )
  }),
)

/**
 * While the page's data is decoded RemixBrowser suspends at the very root, and a click in that moment makes React throw
 * (remix-run/remix#10214). So it is decoded before anything is hydrated: what RemixBrowser throws, before it uses a
 * hook, is the promise of that.
 */
async function decoded(): Promise<void> {
  try {
    RemixBrowser({})
  } catch (decoding) {
    await decoding
  }
}
