import { differs, type Offer, offerFor } from '#graphql/domain/scheduling/offer.ts'
import { type ExternalType, Prisma, type SessionType } from '#prisma/generated/client/client.ts'

type Ours = Pick<SessionType, 'title' | 'description' | 'durationMinutes' | 'durationChoices' | 'active'>

export const ourOffer = ({
  title: name,
  description,
  durationMinutes,
  durationChoices,
  active,
}: Ours): Offer => ({
  ...{ name, description, durationMinutes, durationChoices, active },
})

export const theirOffer = ({
  name,
  description,
  durationMinutes,
  durationChoices,
  active,
}: Offer): Offer => ({
  ...{ name, description, durationMinutes, durationChoices, active },
})

/** What both sides had last; null: nothing was ever told. */
export const toldOffer = ({ told }: Pick<ExternalType, 'told'>): Offer | null => told as Offer | null

/** Of what is no session type of ours any more. */
export const released = { sessionTypeId: null, told: Prisma.DbNull, failure: null }

const mostTitle = 80
const mostDescription = 2000
const mostChoices = 12

/** What a company has, as our own rules take it: a title on one line, plain text, lengths that can be offered. */
export function asOurs({ name, description, durationMinutes, durationChoices, active }: Offer) {
  const line = name.replace(/[\p{C}\s]+/gu, ' ').trim()
  const text = description.replace(/<[^>]*>/g, ' ').replace(/[^\P{C}\n\t]+/gu, ' ')
  const choices = durationChoices.filter((one) => one !== durationMinutes && one >= 5 && one <= 1_440)
  return {
    title: [...line].slice(0, mostTitle).join('').trim(),
    description: [...text].slice(0, mostDescription).join('').trim(),
    durationMinutes,
    durationChoices: [...new Set(choices)].slice(0, mostChoices),
    active,
  }
}

export type Linked = ExternalType & { sessionType: SessionType | null }

/** All that tells whether something is to be sent. */
export const compared = {
  ...{ told: true, made: true, gone: true, name: true, description: true, durationMinutes: true },
  ...{ durationChoices: true, active: true },
  sessionType: {
    select: { title: true, description: true, durationMinutes: true, durationChoices: true, active: true },
  },
} satisfies Prisma.ExternalTypeSelect

type Compared = Prisma.ExternalTypeGetPayload<{ select: typeof compared }>

/** What is to be sent there, and what both sides have then; null: nothing. */
export type Unsent = { wanted: Offer; told: Offer | null }

/** What of a type is to be sent: what changed here; and what we made there, and nothing here is any more, is hidden. */
export function unsentOf(type: Compared): Unsent | null {
  const { sessionType, gone, made } = type
  const theirs = theirOffer(type)
  if (gone) return null
  if (!sessionType) return made && theirs.active ? { wanted: { ...theirs, active: false }, told: null } : null
  const [ours, told] = [ourOffer(sessionType), toldOffer(type)]
  if (told && !differs(ours, told)) return null
  return { wanted: offerFor(ours, told, theirs), told: ours }
}
