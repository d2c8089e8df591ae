import type { ReactNode } from 'react'
import { ToBank } from '#app/routes/mentor.earnings/to-bank.tsx'

type Listed = Parameters<typeof ToBank>[0]['mentor']
type Told = NonNullable<Listed['bankPayouts']>
type Row = Told['edges'][number]['node']

const earning = (told: Told['told'], nodes: Row[]): Listed => ({
  payoutAccount: { detailsSubmitted: true, payoutsEnabled: true },
  bankPayouts: {
    told,
    pageInfo: { hasNextPage: false, endCursor: null },
    edges: nodes.map((node, place) => ({ cursor: String(place), node })),
  },
})

const sent: Row = {
  ...{ arrivesOn: '2026-03-12', state: 'PAID', failure: null, automatic: true },
  ...{ bankName: 'Banco Azul', bankLastDigits: '6789', amount: { amount: '2500', currency: 'JPY' } },
}

const other = { bankName: null, bankLastDigits: null, amount: { amount: '12.340', currency: 'KWD' } }

/** What a mentor reads of the bank. */
export const bankStates: Record<string, () => ReactNode> = {
  'nothing went to the bank yet': () => <ToBank mentor={earning('TOLD', [])} />,
  'what went to the bank cannot be shown': () => <ToBank mentor={earning('NOT_NOW', [])} />,
  'what went to the bank': () => (
    <ToBank
      mentor={earning('TOLD', [
        { ...sent, ...other, state: 'PENDING', automatic: false },
        { ...sent, state: 'ON_ITS_WAY' },
        { ...sent, state: 'FAILED', failure: 'ACCOUNT_CLOSED' },
        { ...sent, state: 'CANCELLED' },
        sent,
      ])}
    />
  ),
}
