import type { MentorState } from './state.ts'

/** What a mentor's page asks about a profile to tell what is still missing. */
export type Readiness = {
  readonly state: MentorState
  readonly topics: readonly string[]
  readonly about: string
  /** Null while no schedule was saved: then Monday to Friday, 9 to 17, is in force. */
  readonly openRanges: number | null
  readonly types: readonly { readonly active: boolean; readonly paid: boolean; readonly placed: boolean }[]
  /** Whether the connected account has all details. */
  readonly accountReady: boolean
}

export const mentorGaps = ['PROFILE', 'APPROVAL', 'HOURS', 'SESSION_TYPE', 'PLACE', 'PAYOUT_ACCOUNT'] as const
export type MentorGapKind = (typeof mentorGaps)[number]
export type MentorGap = { readonly kind: MentorGapKind; readonly message: string }

const words: Record<MentorGapKind, (readiness: Readiness) => string | null> = {
  PROFILE: ({ about, topics }) =>
    about === '' || topics.length === 0
      ? 'Write a few lines about yourself: who you help, and with what.'
      : null,
  APPROVAL: ({ state }) =>
    state === 'APPROVED'
      ? null
      : state === 'APPLIED'
        ? 'An admin looks at your profile; you get a mail as soon as it is approved.'
        : 'Your profile was not approved. Change it and apply again.',
  HOURS: ({ openRanges }) =>
    openRanges === 0 ? 'Say when you can be booked: your week has no hours.' : null,
  SESSION_TYPE: ({ types }) =>
    types.some(({ active }) => active)
      ? null
      : types.length > 0
        ? 'Publish one of your session types.'
        : 'Make your first session type; a template is a quick start.',
  PLACE: ({ types }) =>
    types.some(({ placed }) => !placed) ? 'Say where you meet: a link, a phone number or an address.' : null,
  PAYOUT_ACCOUNT: ({ types, accountReady }) =>
    types.some(({ paid }) => paid) && !accountReady
      ? 'Connect the account that your earnings are paid to: paid session types need it.'
      : null,
}

/** What stands between a mentor and the first booking, in the order in which to mend it. */
export function gapsOf(readiness: Readiness): MentorGap[] {
  return mentorGaps.flatMap((kind) => {
    const message = words[kind](readiness)
    return message === null ? [] : [{ kind, message }]
  })
}
