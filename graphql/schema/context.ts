import type { Deps } from '#graphql/usecases/deps.ts'
import type { Feed } from '#graphql/usecases/feed.ts'
import type { Finder } from '#graphql/usecases/mentor/keep-directory.ts'
import type { Viewer } from '#graphql/usecases/viewer.ts'

/** What a resolver may touch: the house, and who asks through which door. */
export type Context = {
  deps: Deps
  viewer: Viewer
  feed: Feed
  finder: Finder
  /** Starts and ends this browser's sign-in; the door sets the cookie. */
  signIns: { start: (personId: string) => Promise<void>; end: () => Promise<void> }
  /** A keyed hash of the address the request came from; null when it is not known. */
  source: string | null
}
