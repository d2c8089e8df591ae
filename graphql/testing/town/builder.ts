import type { Deps } from '#graphql/usecases/deps.ts'
import type { PersonViewer } from '#graphql/usecases/viewer.ts'

/** What building the town needs of the world around it. */
export type Builder = {
  deps: Deps
  demo: { password: string; apiKey: string }
  /** Moves business time forward, everything that falls due on the way included. */
  advanceTo: (at: Date) => Promise<void>
  /** What a mentee does on the page to pay on. */
  pay: (url: string, card: string) => Promise<void>
  /** What a mentor does on the page that asks where earnings go. */
  handIn: (url: string, mentor: PersonViewer) => Promise<void>
  /** What a mentor does on the company's own page to have what is there sent to a bank; nothing where it keeps no money. */
  drawOut: (accountId: string) => Promise<void>
  /** A personal token that a mentor makes at Calendly; null where Calendly is not played here. */
  calendlyToken: (mentor: { name: string; email: string; timeZone: string }) => Promise<string | null>
  /** Lets the payment company ask a mentor's account for more. */
  restrict: (accountId: string) => Promise<void>
}
