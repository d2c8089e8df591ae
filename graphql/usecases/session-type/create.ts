import { randomUUID } from 'node:crypto'
import { defaultRules } from '#graphql/domain/availability/rules.ts'
import { defaultRefundTiers } from '#graphql/domain/booking/refund.ts'
import { InputInvalid } from '#graphql/domain/errors.ts'
import { MentorProfileMissing } from '#graphql/domain/mentor/errors.ts'
import { slugFor } from '#graphql/domain/mentor/handle.ts'
import { checkDraft, type SessionTypeDraft } from '#graphql/domain/session-type/draft.ts'
import { sessionTypeTemplates } from '#graphql/domain/session-type/templates.ts'
import type { Deps, Settings, Tx } from '../deps.ts'
import { inTransaction } from '../transaction.ts'
import type { PersonViewer } from '../viewer.ts'
import { lockMentor, typeChanged } from './own.ts'
import { columnsOf, replaceLimits, replaceQuestions } from './write.ts'

export const createTypeErrors = [InputInvalid, MentorProfileMissing] as const

/** What somebody may leave out; a template or the house's own defaults fill it. */
export type TypeInput = {
  [Field in keyof SessionTypeDraft]?: SessionTypeDraft[Field] | null | undefined
}

const mostTypes = 50

/** Makes a draft, from a template or free, which nobody sees before it is activated. Answers with its id. */
export async function createSessionType(
  deps: Deps,
  viewer: PersonViewer,
  { template, ...input }: TypeInput & { template?: string | null | undefined },
): Promise<string> {
  const { mentorId } = viewer
  if (mentorId === null) throw new MentorProfileMissing()
  const draft = { ...emptyDraft(deps.settings), ...fromTemplate(template), ...given(input) }
  const slug = draft.slug || slugFor(draft.title)
  const type = checkDraft({ ...draft, slug }, deps.settings.settles)
  return inTransaction(deps, async (tx) => {
    await lockMentor(tx, mentorId)
    const { slugs, position } = await placeForAnother(tx, mentorId)
    if (input.slug) refuseTakenSlug(slugs, type.slug)
    const id = randomUUID()
    await tx.sessionType.create({
      data: {
        ...columnsOf(type),
        id,
        mentorId,
        slug: freeSlug(slugs, type.slug),
        position,
        createdAt: deps.now(),
      },
    })
    await replaceQuestions(tx, id, [], type.questions)
    await replaceLimits(tx, id, type)
    await typeChanged(tx, viewer, { id, mentorId })
    return id
  })
}

/** The addresses that are taken, and the position of one more, which has to be allowed. The mentor is locked. */
export async function placeForAnother(tx: Tx, mentorId: string) {
  const others = await tx.sessionType.findMany({
    where: { mentorId },
    select: { slug: true, position: true },
  })
  if (others.length >= mostTypes) {
    throw new InputInvalid([{ path: [], message: `You can have at most ${mostTypes} session types.` }])
  }
  const position = Math.max(-1, ...others.map((other) => other.position)) + 1
  return { slugs: new Set(others.map(({ slug }) => slug)), position }
}

/** What a session type is of which nobody has said anything. */
export const emptyDraft = ({ currency }: Settings): SessionTypeDraft => ({
  ...defaultRules,
  title: '',
  slug: '',
  description: '',
  durationMinutes: 30,
  price: { amount: '0', currency },
  placeKind: 'LINK',
  placeDetail: '',
  refundTiers: defaultRefundTiers,
  rescheduleNoticeMinutes: null,
  cancelNoticeMinutes: null,
  requiresApproval: false,
  pendingHoldsSlot: true,
  savesCard: false,
  noShowFee: null,
  questions: [],
})

function fromTemplate(key: string | null | undefined): Partial<SessionTypeDraft> {
  if (!key) return {}
  const template = sessionTypeTemplates.find(({ slug }) => slug === key)
  if (!template) throw new InputInvalid([{ path: ['template'], message: 'There is no such template.' }])
  const { slug, title, description, durationMinutes, questions } = template
  const asked = questions.map(({ kind, label, required }) => ({ kind, label, required, options: [] }))
  return { slug, title, description, durationMinutes, questions: asked }
}

/** Where null says something by itself; elsewhere it is the same as nothing said. */
const nullable: ReadonlySet<string> = new Set<keyof SessionTypeDraft>([
  'slotIntervalMinutes',
  'windowDays',
  'windowDates',
  'activePerMentee',
  'seats',
  'rescheduleNoticeMinutes',
  'cancelNoticeMinutes',
  'noShowFee',
])

/** What was given, without what was left out. */
export const given = (input: TypeInput) =>
  Object.fromEntries(
    Object.entries(input).filter(
      ([name, value]) => value !== undefined && (value !== null || nullable.has(name)),
    ),
  ) as Partial<SessionTypeDraft>

/** Throws InputInvalid when another of the mentor's types has this address. */
export function refuseTakenSlug(taken: ReadonlySet<string>, slug: string): void {
  if (!taken.has(slug)) return
  const message = 'You have another session type at this address.'
  throw new InputInvalid([{ path: ['slug'], message }])
}

/** The address itself, or with the first number behind it that is free. */
export function freeSlug(taken: ReadonlySet<string>, slug: string): string {
  if (!taken.has(slug)) return slug
  for (let n = 2; ; n++) {
    const next = `${slug.slice(0, 56)}-${n}`
    if (!taken.has(next)) return next
  }
}
