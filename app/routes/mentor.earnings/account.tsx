import { Form, Link } from '@remix-run/react'
import { Submit } from '#app/components/ui/submit.tsx'
import { toBank } from '#app/words/bank.ts'
import { earnings as words } from '#app/words/desk.ts'
import { bank } from '#app/words/invoice.ts'

type Props = {
  account: { detailsSubmitted: boolean; transfers: string; disabledReason: string | null } | null
  /** Whether shares are sent by hand to a bank account that the mentor names. */
  byHand: boolean
  /** Whether the account can pay on what it gets. */
  paysOn: boolean
}

/** Where earnings go, and the next step on the way there. */
export function Account({ account, byHand, paysOn }: Props) {
  const active = account?.transfers === 'ACTIVE'
  const text = !account
    ? words.noAccount
    : active
      ? paysOn
        ? words.active
        : toBank.stays
      : account.detailsSubmitted
        ? words.pending
        : words.unfinished
  return (
    <section className={`notice mt-6 ${active && paysOn ? 'notice-good' : 'notice-warn'}`}>
      <h2 className="font-semibold">{words.account}</h2>
      <p>
        {text} {words.asks[account?.disabledReason ?? '']}
      </p>
      {byHand && <Link to="/mentor/earnings/bank">{bank.change}</Link>}
      <div className="mt-3 flex flex-wrap gap-3">
        {!active && !account?.detailsSubmitted && (
          <form method="post" action="/mentor/earnings/onboard">
            <button type="submit" className="button">
              {account ? words.goOn : words.open}
            </button>
          </form>
        )}
        {account && !active && (
          <Form method="post">
            <Submit quiet pending={words.refreshing}>
              {words.refresh}
            </Submit>
          </Form>
        )}
      </div>
    </section>
  )
}
