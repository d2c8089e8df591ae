import { Link } from '@remix-run/react'
import type { ResultOf } from 'gql.tada'
import { Fragment, type ReactNode } from 'react'
import { Cost } from '#app/components/ui/cost.tsx'
import { When } from '#app/components/ui/when.tsx'
import { percentText, fees as words } from '#app/words/fee.ts'
import type { FeeHistory, ServiceFeeHistory } from './documents.ts'

type Fee = ResultOf<typeof FeeHistory>['feeChanges']['edges'][number]['node']
type Service = ResultOf<typeof ServiceFeeHistory>['serviceFeeChanges']['edges'][number]['node']

/** Whose fee, which, by whom, since when and why. */
export function FeeRow({ fee: { mentor, program, basisPoints, ...set } }: { fee: Fee }) {
  return (
    <Row {...set} fee={basisPoints === null ? words.ended : percentText(basisPoints)}>
      {mentor ? <Link to={`/mentors/${mentor.handle}`}>{mentor.name}</Link> : program?.name}
    </Row>
  )
}

export function ServiceFeeRow({ fee: { serviceFee, ...set } }: { fee: Service }) {
  const { basisPoints, fixed } = serviceFee
  const said = (
    <>
      {percentText(basisPoints)}
      {fixed.map((amount) => (
        <Fragment key={amount.currency}>
          {' + '}
          <Cost of={amount} />
        </Fragment>
      ))}
    </>
  )
  return (
    <Row {...set} fee={said}>
      {words.service}
    </Row>
  )
}

type RowProps = {
  reason: string
  at: string
  actor: { name: string }
  fee: ReactNode
  children: ReactNode
}

function Row({ reason, at, actor, fee, children }: RowProps) {
  return (
    <li className="card">
      <h3 className="font-semibold">
        {children}: {fee}
      </h3>
      <p className="text-small text-text-quiet">
        <When at={at} />, {words.by(actor.name)}
      </p>
      <p className="wrap-anywhere">{reason}</p>
    </li>
  )
}
