import type { ResultOf } from 'gql.tada'
import { paying as words } from '#app/words/package.ts'
import type { PackagePart } from './documents.ts'

type Props = { booking: NonNullable<ResultOf<typeof PackagePart>['booking']> }

/** That a session of a package paid for it, or went back. Nothing for what was paid on its own. */
export function PaidByPackage({ booking: { viewerRole, packagePurchase, creditCameBack } }: Props) {
  if (!packagePurchase) return null
  if (viewerRole !== 'MENTEE') return <p className="mt-6">{creditCameBack ? words.cameBack : words.theirs}</p>
  return (
    <p className="mt-6">
      {creditCameBack ? words.cameBackMentee : words.with}{' '}
      <a href={`/packages/bought/${packagePurchase.id}`} className="inline-flex min-h-8 items-center">
        {words.see(packagePurchase.left, packagePurchase.sessions)}
      </a>
    </p>
  )
}
