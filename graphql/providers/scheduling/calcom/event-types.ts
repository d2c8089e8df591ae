import { z } from 'zod'
import type { Reaction } from '#graphql/domain/reaction.ts'
import { onYes } from '../call.ts'
import type { Access, ExternalType, Scheduling, TypeDraft } from '../port.ts'
import type { Client } from './client.ts'
import { eventType } from './facts.ts'

type Types = Pick<Scheduling, 'listTypes' | 'saveType'>

export function typesOf(client: Client): Types {
  const listed = (access: Access) =>
    client.asUser(access.token, { method: 'GET', path: '/event-types', facts: z.array(eventType) })
  return {
    listTypes: async (access) => onYes(await listed(access), (types) => types.map(({ facts }) => facts)),
    /** One of this name may be there already, when the answer that it was made was lost. */
    async saveType(access, draft) {
      const saved = await save(client, access, draft)
      if (draft.id !== null || saved.status !== 'refused' || saved.code !== 'SLUG_TAKEN') return saved
      const types = await listed(access)
      if (types.status !== 'done') return types
      const known = types.facts.find(({ slug }) => slug === draft.slug)
      return known ? save(client, access, { ...draft, id: known.facts.id }) : saved
    },
  }
}

async function save(client: Client, { token }: Access, draft: TypeDraft): Promise<Reaction<ExternalType>> {
  const { id, name, slug, description, durationMinutes, durationChoices, active } = draft
  const lengths = [...new Set([durationMinutes, ...durationChoices])].sort((a, b) => a - b)
  const body = {
    title: name,
    // Whoever has the address of one goes on finding it.
    ...(id === null ? { slug } : {}),
    description,
    lengthInMinutes: durationMinutes,
    // Whoever changes a type takes choices away only by naming those that stay.
    ...(durationChoices.length || id !== null ? { lengthInMinutesOptions: lengths } : {}),
    hidden: !active,
  }
  const path = `/event-types${id === null ? '' : `/${id}`}`
  const method = id === null ? 'POST' : 'PATCH'
  return onYes(await client.asUser(token, { method, path, body, facts: eventType }), ({ facts }) => facts)
}

/**
 * How a length is named there: not at all where it is the type's own, since a type of a single length refuses to be told
 * any.
 */
export async function lengthAt(
  client: Client,
  { token }: Access,
  { typeId, durationMinutes }: { typeId: string; durationMinutes: number },
): Promise<Reaction<number | undefined>> {
  const type = await client.asUser(token, { method: 'GET', path: `/event-types/${typeId}`, facts: eventType })
  return onYes(type, ({ facts }) => (facts.durationMinutes === durationMinutes ? undefined : durationMinutes))
}
