import { More } from '#app/components/ui/more.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { When } from '#app/components/ui/when.tsx'
import { calendars as names } from '#app/words/calendars.ts'
import { calendarHealth as words } from '#app/words/provider.ts'

type Account = {
  id: string
  provider: string
  state: string
  failure: string | null
  unbookableSince: string | null
  deliversChanges: boolean
  lastDeliveryAt: string | null
  changesReadAt: string | null
  mentor: { name: string } | null
}

type Page = {
  edges: readonly { node: Account }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** Mentors' calendars at other companies, those that do not work first: how far behind each may be. */
export function Calendars({ accounts }: { accounts: Page }) {
  return (
    <section className="mt-8" aria-labelledby="calendars">
      <h2 id="calendars" className="text-lead font-semibold">
        {words.title}
      </h2>
      {accounts.edges.length === 0 ? (
        <p className="mt-2">{words.none}</p>
      ) : (
        <Table
          label={words.title}
          columns={[words.whose, words.where, words.state, words.delivery, words.asked]}
        >
          {accounts.edges.map(({ node }) => (
            <Row key={node.id} account={node} />
          ))}
        </Table>
      )}
      <More page={accounts.pageInfo} />
    </section>
  )
}

function Row({ account }: { account: Account }) {
  const { mentor, provider, state, failure, unbookableSince } = account
  const { deliversChanges, lastDeliveryAt, changesReadAt } = account
  return (
    <tr className="border-line border-t">
      <th scope="row" className="p-2 text-start">
        {mentor?.name}
      </th>
      <td className="p-2 align-top">{names.names[provider] ?? provider}</td>
      <td className="p-2 align-top">
        {names.states[state]}
        {unbookableSince && (
          <span className="block">
            {words.unbookable} <When at={unbookableSince} />
          </span>
        )}
        {failure && <span className="block break-words">{failure}</span>}
        {state === 'CONNECTED' && !deliversChanges && <span className="block">{words.silent}</span>}
      </td>
      <td className="p-2 align-top">{lastDeliveryAt ? <When at={lastDeliveryAt} /> : words.never}</td>
      <td className="p-2 align-top">{changesReadAt ? <When at={changesReadAt} /> : words.never}</td>
    </tr>
  )
}
