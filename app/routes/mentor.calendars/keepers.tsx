import { Form } from '@remix-run/react'
import { Submit } from '#app/components/ui/submit.tsx'
import { calendars as words } from '#app/words/calendars.ts'
import type { Account, OwnType } from './page-data.ts'

type Props = { types: readonly OwnType[]; accounts: readonly Account[] }

/** Who keeps each session type, and all of them at once. */
export function Keepers({ types, accounts }: Props) {
  const connected = accounts.filter(({ state }) => state === 'CONNECTED')
  if (connected.length === 0 || types.length === 0) return null
  return (
    <section className="mt-8" aria-labelledby="keepers">
      <h2 id="keepers" className="text-lead font-semibold">
        {words.yours}
      </h2>
      <ul className="mt-3 grid gap-3">
        {types.map((type) => (
          <li key={type.id} className="card">
            <Keeper type={type} accounts={accounts} />
          </li>
        ))}
      </ul>
      <Form method="post" className="mt-4 flex flex-wrap items-end gap-3">
        <div>
          <label className="label" htmlFor="all">
            {words.all}
          </label>
          <select className="input" id="all" name="provider">
            {['NATIVE', ...connected.map(({ provider }) => provider)].map((provider) => (
              <option key={provider} value={provider}>
                {words.names[provider]}
              </option>
            ))}
          </select>
        </div>
        <Submit quiet name="intent" value="all" pending={words.saving}>
          {words.allSave}
        </Submit>
      </Form>
    </section>
  )
}

function Keeper({ type, accounts }: { type: OwnType; accounts: readonly Account[] }) {
  const { id, title } = type
  return (
    <Form method="post" className="flex flex-wrap items-end gap-3">
      <div>
        <label className="label" htmlFor={`keeper-${id}`}>
          {words.keptBy(title)}
        </label>
        <select className="input" id={`keeper-${id}`} name="keeper" defaultValue={keeperOf(type, accounts)}>
          <option value="NATIVE">{words.names.NATIVE}</option>
          {accounts.flatMap((account) =>
            choicesOf(account, id).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            )),
          )}
        </select>
      </div>
      <Submit
        quiet
        name="intent"
        value={`keep:${id}`}
        pending={words.saving}
        label={`${words.save}: ${title}`}
      >
        {words.save}
      </Submit>
    </Form>
  )
}

/** One choice for each type there that is free or this one's; Cal.com takes a new one too. Of an account that does not work, only what is kept there. */
function choicesOf(
  { provider, state, types }: Account,
  sessionTypeId: string,
): [value: string, label: string][] {
  const name = words.names[provider] ?? provider
  const works = state === 'CONNECTED'
  const free = types.filter(({ gone, active, requiresApproval, sessionType }) =>
    // One that is hidden here is hidden there, and still the one.
    sessionType ? sessionType.id === sessionTypeId && !gone : works && !gone && active && !requiresApproval,
  )
  const known = free.map((type): [string, string] => [
    `${provider}:${type.id}`,
    `${name}: ${type.name}, ${words.length(type.durationMinutes)}`,
  ])
  return works && provider === 'CALCOM' ? [...known, [provider, `${name}: ${words.newType}`]] : known
}

function keeperOf({ id, scheduling }: OwnType, accounts: readonly Account[]): string {
  const account = accounts.find(({ provider }) => provider === scheduling)
  const there = account?.types.find(({ sessionType }) => sessionType?.id === id)
  return there ? `${scheduling}:${there.id}` : (scheduling ?? 'NATIVE')
}
