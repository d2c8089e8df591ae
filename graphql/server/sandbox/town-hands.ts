import type { Builder } from '#graphql/testing/town/builder.ts'
import type { Deps } from '#graphql/usecases/deps.ts'
import { saveBankAccount } from '#graphql/usecases/payout/bank-account.ts'
import { followEvent } from '#graphql/usecases/process-inbox.ts'

type Hands = Pick<Builder, 'pay' | 'handIn' | 'drawOut'>

const good = '4242424242424242'

/** What the town's people do where they pay and are paid: on the company's own pages, or at their banks. */
export function handsOf(deps: Deps): Hands {
  const { desk } = deps.payments
  if (!desk) return onPages(deps)
  return {
    async pay(url, card) {
      const id = url.split('/').at(-1) ?? ''
      const event =
        card === good ? await desk.note(id, { done: true, text: `Statement ${id.slice(0, 4)}` }) : null
      if (event?.objectId) await followEvent(deps, { type: event.type, objectId: event.objectId })
    },
    async handIn(_url, mentor) {
      const { name } = await deps.db.person.findUniqueOrThrow({ where: { id: mentor.personId } })
      await saveBankAccount(deps, mentor, { holder: name, number: 'PT50 0002 0123 1234 5678 9015 4' })
    },
    drawOut: async () => {},
  }
}

const onPages = ({ payments }: Deps): Hands => ({
  pay: (url, card) => submit(url, { card }),
  handIn: (url) => submit(url, { action: 'finish' }),
  async drawOut(accountId) {
    const page = await payments.dashboardLink(accountId)
    if (page.status === 'done')
      await submit(page.facts.url, { bank: '000123456789', schedule: 'manual', action: 'payout' })
  },
})

async function submit(url: string, fields: Record<string, string>): Promise<void> {
  await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
}
