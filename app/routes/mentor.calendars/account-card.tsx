import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Submit } from '#app/components/ui/submit.tsx'
import { When } from '#app/components/ui/when.tsx'
import { calendars as words } from '#app/words/calendars.ts'
import type { Account } from './page-data.ts'
import { TypesThere } from './types-there.tsx'

/** One company: whether it is connected, how it is doing, and what the mentor offers there. */
export function AccountCard({ provider, account }: { provider: string; account: Account | null }) {
  const name = words.names[provider] ?? provider
  const state = account?.state ?? 'NONE'
  const connected = state === 'CONNECTED'
  return (
    <article className="card" aria-labelledby={provider}>
      <h2 id={provider} className="text-lead font-semibold">
        {name}
      </h2>
      <p>{words.states[state]}</p>
      {state === 'REVOKED' && <p className="notice notice-warn mt-2">{words.revoked(name)}</p>}
      {state === 'WANTED' && <p className="notice mt-2">{account?.failure ?? words.waits}</p>}
      {account?.unbookableSince && connected && <Unbookable name={name} failure={account.failure} />}
      {account && connected && <Health account={account} />}
      <Form method="post" className="mt-3 flex flex-wrap gap-3">
        {connected ? (
          <>
            <Submit
              quiet
              name="intent"
              value={`read:${provider}`}
              pending={account?.unbookableSince ? words.checking : words.reading}
            >
              {account?.unbookableSince ? words.check : words.read}
            </Submit>
            <Submit quiet name="intent" value={`disconnect:${provider}`} pending={words.disconnecting}>
              {words.disconnect}
            </Submit>
          </>
        ) : (
          <Submit name="intent" value={`connect:${provider}`} pending={words.connecting}>
            {state === 'REVOKED' ? words.again(name) : words.connect(name)}
          </Submit>
        )}
      </Form>
      {!connected && provider === 'CALENDLY' && <TokenForm provider={provider} />}
      {account && connected && <TypesThere provider={provider} types={account.types} />}
    </article>
  )
}

/** What is wrong, and what to do; the company's own words beside ours. */
function Unbookable({ name, failure }: { name: string; failure: string | null }) {
  return (
    <div className="notice notice-warn mt-2">
      <p>{words.unbookable(name)}</p>
      {failure && <p className="mt-1">{words.saysThere(name, failure)}</p>}
    </div>
  )
}

function TokenForm({ provider }: { provider: string }) {
  return (
    <Form method="post" className="mt-3 flex flex-wrap items-end gap-3">
      <div>
        <label className="label" htmlFor={`${provider}-token`}>
          {words.token}
        </label>
        <input
          className="input"
          id={`${provider}-token`}
          name="token"
          type="password"
          autoComplete="off"
          required
        />
      </div>
      <Submit quiet name="intent" value={`token:${provider}`} pending={words.connecting}>
        {words.useToken}
      </Submit>
    </Form>
  )
}

function Health({ account }: { account: Account }) {
  const { name, email, connectedAt, typesReadAt, changesReadAt, lastDeliveryAt, accessExpiresAt } = account
  return (
    <dl className="facts mt-2">
      <Fact name={words.as}>{[name, email].filter(Boolean).join(', ')}</Fact>
      <Fact name={words.connectedAt}>
        <Moment at={connectedAt} />
      </Fact>
      <Fact name={words.typesAt}>
        <Moment at={typesReadAt} />
      </Fact>
      <Fact name={words.tells}>{account.deliversChanges ? words.tellsYes : words.tellsNo}</Fact>
      <Fact name={words.deliveryAt}>
        <Moment at={lastDeliveryAt} />
      </Fact>
      <Fact name={words.changesAt}>
        <Moment at={changesReadAt} />
      </Fact>
      <Fact name={words.expires}>
        {accessExpiresAt ? (
          <>
            <When at={accessExpiresAt} />, {words.renewed}
          </>
        ) : (
          words.forGood
        )}
      </Fact>
    </dl>
  )
}

const Moment = ({ at }: { at: string | null }) => (at ? <When at={at} /> : words.never)

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
