import { createAccount } from './account.ts'
import { type Endpoint, endpoint, list } from './endpoint.ts'
import { createLoginLink, createOnboardingLink } from './links.ts'
import * as take from './parameters.ts'
import { noAccess } from './refusal.ts'
import { find } from './world.ts'

/** The doors to connected accounts. */
export const accountEndpoints: readonly Endpoint[] = [
  endpoint(
    'POST',
    '/v1/accounts',
    take.account,
    (w, _, p) => createAccount(w, p),
    'account_token company documents external_account groups individual settings tos_acceptance',
  ),
  endpoint('GET', '/v1/accounts/{account}', take.onlyExpand, async (w, [id = '']) => {
    const account = await find(w, 'account', id)
    if (!account) throw noAccess(id)
    return account.body
  }),
  list('account', '/v1/accounts', take.accountList),
  endpoint('POST', '/v1/account_links', take.accountLink, (w, _, p) => createOnboardingLink(w, p), 'collect'),
  endpoint('POST', '/v1/accounts/{account}/login_links', take.onlyExpand, (w, [id = '']) =>
    createLoginLink(w, id),
  ),
]
