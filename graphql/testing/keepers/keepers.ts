import { openCalcom } from './calcom.ts'
import { openCalendly } from './calendly.ts'
import type { OpenRig } from './rig.ts'

/** Everybody who can keep a mentor's calendar. */
export const keepers: Record<string, OpenRig> = { calcom: openCalcom, calendly: openCalendly }
