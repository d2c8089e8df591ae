import type { ProviderHealth } from '#graphql/providers/outgoing/port.ts'
import type { Deps } from '../deps.ts'

export type { ProviderHealth } from '#graphql/providers/outgoing/port.ts'

/** How the companies are doing that we call, as this process has seen it. */
export const providersSeen = ({ providers }: Deps): ProviderHealth[] => providers()
