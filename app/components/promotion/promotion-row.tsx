import { Form } from '@remix-run/react'
import { type FragmentOf, type ResultOf, readFragment } from 'gql.tada'
import { graphql } from '#app/api/gql.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { When } from '#app/components/ui/when.tsx'
import { promotions as words } from '#app/words/promotion.ts'

export const PromotionFields = graphql(`
  fragment PromotionFields on Promotion {
    id
    code
    bearer
    percentOff
    amountOff {
      amount
      currency
    }
    minimumPrice {
      amount
      currency
    }
    validFrom
    validUntil
    mostUses
    firstBookingOnly
    withdrawnAt
    uses
    mentor {
      name
    }
  }
`)

type Promotion = ResultOf<typeof PromotionFields>

export function PromotionRow({ promotion }: { promotion: FragmentOf<typeof PromotionFields> }) {
  const row = readFragment(PromotionFields, promotion)
  const { id, code, withdrawnAt } = row
  return (
    <article className="card flex flex-wrap items-center justify-between gap-4">
      <div>
        <h3 className="font-semibold">
          {code}:{' '}
          {row.percentOff !== null ? `${row.percentOff}%` : row.amountOff && <Cost of={row.amountOff} />}{' '}
          {words.off}
        </h3>
        <p>
          {words.used(row.uses, row.mostUses)}, {words.bearer[row.bearer] ?? row.bearer}
        </p>
        <Conditions of={row} />
      </div>
      {withdrawnAt ? (
        <p className="text-bad">
          {words.withdrawn} <When at={withdrawnAt} />
        </p>
      ) : (
        <Form method="post">
          <input type="hidden" name="id" value={id} />
          <Submit quiet name="intent" value="withdraw" pending={words.withdrawing}>
            {words.withdraw} <span className="sr-only">{code}</span>
          </Submit>
        </Form>
      )}
    </article>
  )
}

function Conditions({ of: row }: { of: Promotion }) {
  const { bearer, mentor, minimumPrice, validFrom, validUntil, firstBookingOnly } = row
  return (
    <ul className="text-small text-text-quiet">
      {bearer === 'PLATFORM' && mentor && <li>{words.onlyFor(mentor.name)}</li>}
      {firstBookingOnly && <li>{words.onlyFirst}</li>}
      {minimumPrice && (
        <li>
          {words.atLeast} <Cost of={minimumPrice} />
        </li>
      )}
      {validFrom && (
        <li>
          {words.since} <When at={validFrom} />
        </li>
      )}
      {validUntil && (
        <li>
          {words.till} <When at={validUntil} />
        </li>
      )}
    </ul>
  )
}
