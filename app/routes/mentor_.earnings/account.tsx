import { earnings as words } from '#app/words/desk.ts'

type PayoutAccount = {
  detailsSubmitted: boolean
  transfers: string
  payoutsEnabled: boolean
  requirementsDue: readonly string[]
}

/** How far the mentor's account is, and the one next step. */
export function Account({ account }: { account: PayoutAccount | null }) {
  const ready = account?.transfers === 'ACTIVE' && account.requirementsDue.length === 0
  return (
    <section aria-labelledby="account" className="mt-8">
      <h2 id="account" className="text-lead font-semibold">
        {words.account}
      </h2>
      <div className={`notice mt-2 ${ready ? 'notice-good' : 'notice-warn'}`}>
        <p>{ready ? words.ready : account ? words.notReady : words.noAccount}</p>
        {account && account.requirementsDue.length > 0 && (
          <p className="mt-1 text-small">
            {words.asked} {account.requirementsDue.map(plain).join(', ')}
          </p>
        )}
        {!ready && (
          <form method="post" className="mt-3">
            <button type="submit" className="button">
              {account ? words.goOn : words.start}
            </button>
          </form>
        )}
      </div>
    </section>
  )
}

/** The payment company's names of what it asks for, readable: individual.id_number. */
const plain = (requirement: string) => requirement.replace(/[._]/g, ' ')
