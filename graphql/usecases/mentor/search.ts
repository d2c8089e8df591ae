import type { Prisma } from '#prisma/generated/client/client.ts'

const words = 5

/** Public mentors whose name or headline holds every word, who know about every topic, and offer something. */
export function searchOf(
  search: string | null | undefined,
  topics: readonly string[] | null | undefined,
): Prisma.MentorWhereInput {
  const parts = (search ?? '').trim().split(/\s+/).filter(Boolean).slice(0, words)
  return {
    state: 'APPROVED',
    sessionTypes: { some: { active: true } },
    AND: parts.map((part) => ({
      OR: [
        { name: { contains: part, mode: 'insensitive' } },
        { headline: { contains: part, mode: 'insensitive' } },
        { topics: { has: part.toLowerCase() } },
      ],
    })),
    ...(topics && topics.length > 0 ? { topics: { hasEvery: [...topics] } } : {}),
  }
}
