import { randomUUID } from 'node:crypto'
import { handStateAfter } from '#graphql/domain/payment/hand.ts'
import type { Desk, MentorAccount, Payments } from '../port.ts'
import { settleTask, tasksWhere } from './book.ts'
import { done, type InvoiceOptions, refused, unsupported } from './checkouts.ts'
import { eventOf } from './money.ts'

type Cipher = {
  encrypt: (clear: Buffer) => { keyId: string; sealed: Buffer }
  decrypt: (keyId: string, sealed: Buffer) => Buffer
}

/** Where somebody notes what happened at the bank. */
export function desk({ pool, now }: InvoiceOptions, cipher: Cipher): Desk {
  return {
    async note(taskId, outcome, within = pool) {
      const [task] = await tasksWhere(within, 'id::text = $1', [taskId])
      if (!task) return null
      const { done: arrived, text } = outcome
      const said = arrived ? { bankReference: text } : { reason: text }
      const to = handStateAfter(task, arrived)
      const settled = to && (await settleTask(within, taskId, task.state, { to, at: now(), ...said }))
      return settled && eventOf(settled)
    },
    async saveAccount(accountId, account) {
      const { keyId, sealed } = cipher.encrypt(Buffer.from(JSON.stringify(account)))
      await pool.query('update hand_account set key_id = $2, sealed = $3 where id::text = $1', [
        accountId,
        keyId,
        sealed,
      ])
    },
    async readAccount(accountId) {
      const { rows } = await pool.query<{ keyId: string | null; sealed: Buffer | null }>(
        'select key_id as "keyId", sealed from hand_account where id::text = $1',
        [accountId],
      )
      const { keyId, sealed } = rows[0] ?? {}
      return keyId && sealed ? JSON.parse(cipher.decrypt(keyId, sealed).toString()) : null
    },
  }
}

type Accounts = Pick<
  Payments,
  'createAccount' | 'fetchAccount' | 'findAccount' | 'onboardingLink' | 'dashboardLink'
>

/** A mentor's account is a bank account that the mentor names on a page of ours. */
export function accounts({ pool, appUrl }: InvoiceOptions): Accounts {
  return {
    async createAccount({ mentorId, idempotencyKey: key }) {
      await pool.query(
        'insert into hand_account (id, key, mentor_id) values ($1, $2, $3) on conflict (mentor_id) do nothing',
        [randomUUID(), key, mentorId],
      )
      const [account] = await find('mentor_id::text = $1', mentorId)
      return account ? done(account) : refused('account_invalid', 'There is no such mentor.')
    },
    async fetchAccount(id) {
      const [account] = await find('id::text = $1', id)
      return account ? done(account) : refused('resource_missing', 'There is no such account.')
    },
    async findAccount(mentorId) {
      const [account] = await find('mentor_id::text = $1', mentorId)
      return done(account ?? null)
    },
    onboardingLink: async () => done({ url: `${appUrl}/mentor/earnings/bank` }),
    dashboardLink: unsupported,
  }

  async function find(condition: string, value: string): Promise<MentorAccount[]> {
    const { rows } = await pool.query<{ id: string; named: boolean }>(
      `select id, sealed is not null as named from hand_account where ${condition}`,
      [value],
    )
    return rows.map(({ id, named }) => ({
      id,
      detailsSubmitted: named,
      transfers: named ? 'active' : 'inactive',
      payoutsEnabled: named,
      requirementsDue: named ? [] : ['bank_account'],
      disabledReason: null,
    }))
  }
}
