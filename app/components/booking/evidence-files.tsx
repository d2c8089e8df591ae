import { type FragmentOf, readFragment } from 'gql.tada'
import { graphql } from '#app/api/gql.ts'
import { evidence } from '#app/words/after-session.ts'
import { booking as words } from '#app/words/booking.ts'

export const EvidenceFields = graphql(`
  fragment EvidenceFields on Complaint {
    files {
      id
      name
      size
      url
      attachedBy
    }
  }
`)

type Props = { complaint: FragmentOf<typeof EvidenceFields>; of: 'MENTEE' | 'MENTOR' }

/** What one side of a complaint attached, below what it says; nothing where there is nothing, or not for the reader. */
export function EvidenceFiles({ complaint, of }: Props) {
  const files = readFragment(EvidenceFields, complaint).files.filter(({ attachedBy }) => attachedBy === of)
  if (files.length === 0) return null
  return (
    <>
      <p className="mt-1 text-small">{evidence.files}</p>
      <ul>
        {files.map(({ id, name, size, url }) => (
          <li key={id}>
            <a href={url} download={name} className="wrap-anywhere inline-flex min-h-8 items-center">
              {words.file(name, size)}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
