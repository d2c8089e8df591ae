import { type Amount, Cost, isNothing } from '#app/components/ui/cost.tsx'
import { When } from '#app/components/ui/when.tsx'
import { percentText, share as words } from '#app/words/fee.ts'
import { companyPrice } from '#app/words/payment.ts'

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

type Known = {
  companyPrice: { productId: string | null; priceId: string | null; toldAt: string | null } | null
}

/** How the payment company knows the price of what is published, for whoever looks for it there. */
export function KnownThere({ of: { companyPrice: known } }: { of: Known }) {
  if (!known) return null
  const { productId, priceId, toldAt } = known
  if (!priceId || !toldAt) return <p className="text-small text-text-quiet">{companyPrice.wanted}</p>
  return (
    <p className="text-small text-text-quiet wrap-anywhere">
      {companyPrice.told} <code>{productId}</code> {companyPrice.at} <code>{priceId}</code>,{' '}
      {companyPrice.since} <When at={toldAt} />.
    </p>
  )
}
