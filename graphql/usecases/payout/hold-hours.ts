import type { Booking, Program } from '#prisma/generated/client/client.ts'
import type { Deps, Tx } from '../deps.ts'

/** What `holdHoursOf` asks of a booking. */
export const heldBy = { program: { select: { payoutHoldHours: true } } } as const

type Held = { program: Pick<Program, 'payoutHoldHours'> | null }

/** How long the share of a session is held that ends now: as its programme says, else as the platform does. */
export const holdHoursOf = ({ settings }: Pick<Deps, 'settings'>, { program }: Held): number =>
  program?.payoutHoldHours ?? settings.payoutHoldHours

/** The same of a booking that was read without its programme. */
export async function readHoldHours(
  tx: Tx,
  deps: Deps,
  { programId }: Pick<Booking, 'programId'>,
): Promise<number> {
  const program = programId ? await tx.program.findUniqueOrThrow({ where: { id: programId } }) : null
  return holdHoursOf(deps, { program })
}
