import type { AppLoadContext } from '@remix-run/node'
import type { Route, Upgrade } from './app.ts'
import type { Visit } from './http/pages.ts'

/** Something that runs on the foundation and can be reached: the API, the webhooks, a sandbox, … */
export type Part = {
  name: string
  routes?: Route[]
  upgrades?: Upgrade[]
  /** What loaders and actions of the web site get; the contexts of all parts are put together. */
  loadContext?: (visit: Visit) => Promise<Partial<AppLoadContext>>
  /** Origins outside ours to which forms may lead. */
  formTargets?: string[]
  /** Undefined when ready, else what is missing; asked by /readyz. */
  unready?: () => Promise<string | undefined>
  /** Lines for whoever started the server. */
  welcome?: string[]
  /** Ends what would keep a connection open for ever, such as sockets; called before requests are waited for. */
  hangUp?: () => Promise<void> | void
  /** Called once the server listens, before anybody is told so. */
  opened?: () => Promise<void>
}
