import { type FragmentOf, readFragment } from 'gql.tada'
import { graphql } from '#app/api/gql.ts'
import { Tiers } from '#app/components/booking/policy.tsx'
import { When } from '#app/components/ui/when.tsx'
import { paying as words } from '#app/words/package.ts'

export const UsableFields = graphql(`
  fragment UsableFields on SessionType {
    usablePackage {
      id
      left
      expiresAt
      refundTiers {
        hoursBefore
        percent
      }
    }
  }
`)

/** Whoever has bought a package of it chooses: one of its sessions, or this one on its own. */
export function PayWithPackage({ type }: { type: FragmentOf<typeof UsableFields> }) {
  const { usablePackage: of } = readFragment(UsableFields, type)
  if (!of) return null
  return (
    <fieldset className="grid gap-2">
      <legend className="label">{words.legend}</legend>
      <label className="choice">
        <input type="radio" name="purchase" value={of.id} defaultChecked data-spends />
        {words.use(of.left)}
      </label>
      <label className="choice">
        <input type="radio" name="purchase" value="" />
        {words.alone}
      </label>
      {of.expiresAt && (
        <p className="text-small text-text-quiet">
          {words.until} <When at={of.expiresAt} />.
        </p>
      )}
      <div className="text-small text-text-quiet">
        <p>{words.policy}</p>
        <Tiers tiers={of.refundTiers} />
      </div>
    </fieldset>
  )
}
