import type Stripe from 'stripe'
import type { z } from 'zod'
import { newId } from '../frame/world.ts'
import type { accountLink } from './parameters.ts'
import { invalid } from './refusal.ts'
import { find, need, type Row, save, seconds, type World } from './world.ts'

const LINK_SECONDS = 5 * 60
const VISIT_SECONDS = 3600

/** A link to the onboarding page: it opens once, and only for some minutes. */
export async function createOnboardingLink(
  world: World,
  params: z.output<typeof accountLink>,
): Promise<Stripe.AccountLink> {
  await need(world, 'account', params.account, 'account')
  if (params.type === 'account_update')
    throw invalid('You cannot create `account_update` type Account Links for this account.', {
      param: 'type',
    })
  if (!params.return_url || !params.refresh_url)
    throw invalid('You must provide return_url and refresh_url.', { param: 'return_url' })
  const id = await newId(world, 'link_', 24)
  const link = {
    object: 'account_link',
    created: seconds(world),
    expires_at: seconds(world) + LINK_SECONDS,
    url: `${world.publicUrl}/setup/e/${params.account}/${id}`,
  } satisfies Stripe.AccountLink
  const { account, return_url, refresh_url } = params
  await save(world, 'account_link', { ...link, id }, { hidden: { account, return_url, refresh_url } })
  return link
}

export type Visit = { account: Row<'account'>; returnUrl: string; refreshUrl: string; token: string }

/** Uses the link up and opens a visit that may be reloaded. A used or old link gives its refresh address. */
export async function openLink(
  world: World,
  id: string,
): Promise<{ visit: string } | { refresh: string } | null> {
  const row = await find(world, 'account_link', id)
  if (!row) return null
  if (row.hidden.visit || seconds(world) >= row.body.expires_at)
    return { refresh: String(row.hidden.refresh_url) }
  const visit = await newId(world, 'visit_', 32)
  await save(world, 'account_link', row.body, { hidden: { ...row.hidden, visit } })
  await save(
    world,
    'account_link',
    { ...row.body, id: visit, expires_at: seconds(world) + VISIT_SECONDS },
    { hidden: { ...row.hidden, visit } },
  )
  return { visit }
}

/** The visit behind the page's address, or null when there is none any more. */
export async function visitOf(world: World, token: string): Promise<Visit | null> {
  const row = token.startsWith('visit_') ? await find(world, 'account_link', token) : null
  if (!row || seconds(world) >= row.body.expires_at) return null
  const account = await find(world, 'account', String(row.hidden.account))
  const { return_url, refresh_url } = row.hidden
  return account && { account, returnUrl: String(return_url), refreshUrl: String(refresh_url), token }
}

/** A link to the mentor's own Stripe page; only once the account is set up. */
export async function createLoginLink(world: World, id: string): Promise<Stripe.LoginLink> {
  const { body } = await need(world, 'account', id, 'account')
  if (!body.details_submitted)
    throw invalid('Cannot create a login link for an account that has not completed onboarding.')
  return { object: 'login_link', created: seconds(world), url: `${world.publicUrl}/express/${id}` }
}
