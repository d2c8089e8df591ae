import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readFragment } from 'gql.tada'
import { ask } from '#app/api/ask.ts'
import { Policy } from '#app/components/booking/policy.tsx'
import { PurchaseFields, Standing } from '#app/components/package/purchase-row.tsx'
import { MoneySteps } from '#app/components/payment/money-steps.tsx'
import { Cost, isNothing } from '#app/components/ui/cost.tsx'
import { Problem } from '#app/components/ui/problem.tsx'
import { When } from '#app/components/ui/when.tsx'
import { privatePage } from '#app/private-page.ts'
import { ReaderContext, useReader } from '#app/time/reader.ts'
import { bought as words } from '#app/words/package.ts'
import { GiveBackPackage, PurchasePage } from './documents.ts'

export const handle = { plain: true }

export const meta = privatePage(words.title)

export async function loader(visit: LoaderFunctionArgs) {
  const { viewer, packagePurchase } = await ask(visit, PurchasePage, { id: visit.params.purchaseId ?? '' })
  if (!packagePurchase) throw data(null, 404)
  return { zone: viewer?.timeZone ?? null, purchase: packagePurchase }
}

export async function action(visit: ActionFunctionArgs) {
  const form = await visit.request.formData()
  const purchaseId = visit.params.purchaseId ?? ''
  const expectedRefund = { amount: String(form.get('amount')), currency: String(form.get('currency')) }
  const { packageGiveBack: done } = await ask(visit, GiveBackPackage, {
    input: { purchaseId, expectedRefund },
  })
  if (done.__typename !== 'PackagePurchase') return data({ problem: done.message }, 409)
  return redirect(`/packages/bought/${purchaseId}`)
}

type Purchase = ReturnType<typeof useLoaderData<typeof loader>>['purchase']

export default function PurchaseRoute() {
  const { zone, purchase } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const reader = useReader()
  const shown = readFragment(PurchaseFields, purchase)
  return (
    <ReaderContext.Provider value={{ ...reader, zone: reader.zone ?? zone }}>
      <p>
        <a href="/packages">{words.all}</a>
      </p>
      <h1 className="mt-2 text-title font-semibold">{words.state[purchase.state] ?? purchase.state}</h1>
      {refused && <Problem title={words.refused}>{refused.problem}</Problem>}
      <div className="mt-2 text-lead">
        {purchase.state === 'ACTIVE' || purchase.state === 'ENDED' ? <Standing of={shown} /> : null}
      </div>
      <Next purchase={purchase} />
      <Facts purchase={purchase} />
      <MoneySteps steps={purchase.moneySteps} />
      <Policy price={purchase.price} tiers={purchase.refundTiers} />
      {purchase.returnable && <GiveBack purchase={purchase} />}
    </ReaderContext.Provider>
  )
}

/** The one thing to do now. */
function Next({ purchase: { state, checkoutUrl, left, contested, sessionType } }: { purchase: Purchase }) {
  const page = `/mentors/${sessionType.mentor.handle}/${sessionType.slug}`
  if (state === 'UNPAID') return <p className="mt-2">{words.unpaid}</p>
  if (state === 'AWAITING_PAYMENT')
    return (
      <>
        <p className="mt-2">{words.waiting}</p>
        {checkoutUrl && (
          <p className="mt-4">
            <a href={checkoutUrl} className="button">
              {words.pay}
            </a>
          </p>
        )}
      </>
    )
  if (state !== 'ACTIVE' || left === 0 || contested || !sessionType.active) return null
  return (
    <p className="mt-4">
      <a href={page} className="button">
        {words.book}
      </a>
    </p>
  )
}

/** What was bought and paid: it is the receipt, too. */
function Facts({ purchase }: { purchase: Purchase }) {
  const { title, sessions, mentorName } = readFragment(PurchaseFields, purchase)
  const { price, each, paidAt, receiptNumber, refunded } = purchase
  return (
    <dl className="facts mt-6">
      <dt>{words.what}</dt>
      <dd>
        {sessions} × {title}
      </dd>
      <dt>{words.with}</dt>
      <dd>{mentorName}</dd>
      <dt>{words.price}</dt>
      <dd>
        <Cost of={price} />, <Cost of={each} /> {words.each}
      </dd>
      {paidAt && receiptNumber && (
        <>
          <dt>{words.paidAt}</dt>
          <dd>
            <When at={paidAt} />
          </dd>
          <dt>{words.number}</dt>
          <dd>{receiptNumber}</dd>
        </>
      )}
      {!isNothing(refunded) && (
        <>
          <dt>{words.refunded}</dt>
          <dd>
            <Cost of={refunded} />. {words.arrives}
          </dd>
        </>
      )}
    </dl>
  )
}

function GiveBack({ purchase: { unspent, giveBackUntil } }: { purchase: Purchase }) {
  return (
    <form method="post" className="notice mt-6">
      <p>
        {words.giveBackText}{' '}
        <strong>
          <Cost of={unspent} />
        </strong>
        .{' '}
        {giveBackUntil && (
          <>
            {words.giveBackUntil} <When at={giveBackUntil} />.
          </>
        )}
      </p>
      <input type="hidden" name="amount" value={unspent.amount} />
      <input type="hidden" name="currency" value={unspent.currency} />
      <button type="submit" className="button button-quiet mt-3" data-pending={words.givingBack}>
        {words.giveBack}
      </button>
    </form>
  )
}
