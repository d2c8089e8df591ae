import { type Amount, Cost, isNothing } from '#app/components/ui/cost.tsx'
import { percentText, share as words } from '#app/words/fee.ts'

type Keeping = {
  mentorShare: Amount | null
  mentor: { platformFee: { basisPoints: number; source: string } | null }
}

/** What the mentor keeps of the price as it is saved, with the fee that applies to them. */
export function Keeps({ of: { mentorShare, mentor } }: { of: Keeping }) {
  const fee = mentor.platformFee
  if (!mentorShare || !fee || isNothing(mentorShare)) return null
  return (
    <p>
      {words.keeps} <Cost of={mentorShare} /> {words.of(percentText(fee.basisPoints))}{' '}
      {words.sources[fee.source]} {words.programs}
    </p>
  )
}
