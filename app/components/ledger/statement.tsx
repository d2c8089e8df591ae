import type { FragmentOf } from 'gql.tada'
import { graphql } from '#app/api/gql.ts'
import { Cost } from '#app/components/ui/cost.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { facts, statement as words } from '#app/words/ledger.ts'

export const StatementFields = graphql(`
  fragment StatementFields on Statement @_unmask {
    from
    to
    currency
    opening {
      amount
      currency
    }
    closing {
      amount
      currency
    }
    lines(first: 25, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          key
          fact
          at
          amount {
            amount
            currency
          }
          balance {
            amount
            currency
          }
          booking {
            id
            title
            menteeName
          }
        }
      }
    }
  }
`)

/** A fact that a newer server tells is shown by its name. */
export const factText = (fact: string) => (facts as Record<string, string>)[fact] ?? fact

type Props = {
  of: FragmentOf<typeof StatementFields>
  /** Whether amounts lead to their entries, which only admins may see. */
  explained?: boolean
}

/** Opening balance, lines, closing balance: a table that also prints. */
export function Statement({ of, explained = false }: Props) {
  const { opening, closing, lines } = of
  const rows = lines.edges.map(({ node }) => node)
  return (
    <Table
      label={words.title}
      columns={[words.day, words.what, words.booking, { end: words.amount }, { end: words.balance }]}
    >
      <Sum name={words.opening} of={opening} />
      {rows.length === 0 && (
        <tr>
          <td className="p-2" colSpan={5}>
            {words.none}
          </td>
        </tr>
      )}
      {rows.map(({ key, fact, at, amount, balance, booking }) => (
        <tr key={key} className="border-b border-line">
          <td className="p-2 whitespace-nowrap">
            <time dateTime={at}>{at.slice(0, 10)}</time>
          </td>
          <td className="p-2">{factText(fact)}</td>
          <td className="p-2">
            {booking && (
              <a href={`/bookings/${booking.id}`}>
                {booking.title}, {booking.menteeName}
              </a>
            )}
          </td>
          <td className="p-2 text-end whitespace-nowrap">
            {explained ? (
              <a href={`/admin/ledger?${new URLSearchParams({ key })}`}>
                <Cost of={amount} />
              </a>
            ) : (
              <Cost of={amount} />
            )}
          </td>
          <td className="p-2 text-end whitespace-nowrap">
            <Cost of={balance} />
          </td>
        </tr>
      ))}
      {!lines.pageInfo.hasNextPage && <Sum name={words.closing} of={closing} />}
    </Table>
  )
}

function Sum({ name, of }: { name: string; of: { amount: string; currency: string } }) {
  return (
    <tr className="border-b border-line font-semibold">
      <th scope="row" colSpan={4} className="p-2 text-start">
        {name}
      </th>
      <td className="p-2 text-end whitespace-nowrap">
        <Cost of={of} />
      </td>
    </tr>
  )
}
