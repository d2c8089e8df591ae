import type Stripe from 'stripe'
import { z } from 'zod'
import { newId } from '../frame/world.ts'
import { emit } from './events.ts'
import { wakeBank } from './ledger.ts'
import type { AccountParams } from './parameters.ts'
import { invalid } from './refusal.ts'
import { need, type Row, save, seconds, type World } from './world.ts'

/** How long Stripe looks at what was submitted before it switches transfers on, on the business clock. */
const REVIEW = 2000

const wanted = [
  'business_profile.product_description',
  'external_account',
  'individual.dob.day',
  'individual.first_name',
  'individual.last_name',
  'individual.verification.document',
  'tos_acceptance.date',
  'tos_acceptance.ip',
]

function requirements(over: Partial<Stripe.Account.Requirements> = {}): Stripe.Account.Requirements {
  const none = { currently_due: [], eventually_due: [], past_due: [], pending_verification: [] }
  return { alternatives: [], current_deadline: null, ...none, disabled_reason: null, errors: [], ...over }
}

/** A connected account of the Express kind: the platform pays fees and carries losses. */
export async function createAccount(world: World, params: AccountParams): Promise<Stripe.Account> {
  const dashboard = params.controller?.stripe_dashboard?.type ?? params.type
  if (dashboard !== 'express')
    throw invalid('The sandbox models accounts with the Express dashboard only.', {
      param: params.controller ? 'controller[stripe_dashboard][type]' : 'type',
    })
  if (params.type && params.controller)
    throw invalid('You may not provide the `type` and `controller` parameters together.', { param: 'type' })
  const id = await newId(world, 'acct_1', 16)
  const { capabilities = {}, business_profile: profile = {} } = params
  const account = {
    id,
    object: 'account',
    business_profile: {
      ...noProfile,
      mcc: profile.mcc ?? null,
      name: profile.name ?? null,
      product_description: profile.product_description ?? null,
      url: profile.url ?? null,
    },
    ...(params.business_type ? { business_type: params.business_type } : { business_type: null }),
    capabilities: {
      ...(capabilities.transfers?.requested ? { transfers: 'inactive' as const } : {}),
      ...(capabilities.card_payments?.requested ? { card_payments: 'inactive' as const } : {}),
    },
    charges_enabled: false,
    controller: controllerOf(params),
    country: params.country ?? 'US',
    created: seconds(world),
    default_currency: params.default_currency?.toLowerCase() ?? 'usd',
    details_submitted: false,
    email: params.email ?? null,
    external_accounts: {
      object: 'list',
      data: [],
      has_more: false,
      url: `/v1/accounts/${id}/external_accounts`,
    },
    future_requirements: requirements(),
    metadata: params.metadata ?? {},
    payouts_enabled: false,
    requirements: requirements({
      currently_due: wanted,
      eventually_due: wanted,
      past_due: wanted,
      disabled_reason: 'requirements.past_due',
    }),
    settings: null,
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: params.type ?? 'express',
  } satisfies Stripe.Account
  return save(world, 'account', account)
}

function controllerOf(params: AccountParams): Stripe.Account.Controller {
  return {
    fees: { payer: 'application' },
    is_controller: true,
    losses: { payments: 'application' },
    requirement_collection: params.controller?.requirement_collection ?? 'stripe',
    stripe_dashboard: { type: 'express' },
    type: 'application',
  }
}

const noProfile = {
  annual_revenue: null,
  estimated_worker_count: null,
  minority_owned_business_designation: null,
  specified_commercial_transactions_act_url: null,
  support_address: null,
  support_email: null,
  support_phone: null,
  support_url: null,
}

/** The person pressed "Finish": Stripe has what it asked for, and looks at it for a moment. */
export async function finishOnboarding(world: World, row: Row<'account'>): Promise<Stripe.Account> {
  if (row.body.details_submitted) return asksNumber(row.body) ? giveNumber(world, row.body) : row.body
  const { capabilities = {} } = row.body
  const pending: Stripe.Account = {
    ...row.body,
    individual: person(world, row.body.id, false),
    details_submitted: true,
    capabilities: mapStates(capabilities, 'pending'),
    requirements: requirements({ pending_verification: ['individual.verification.document'] }),
    tos_acceptance: { date: seconds(world), ip: '127.0.0.1', user_agent: null },
  }
  return change(world, row.body, pending, world.now + REVIEW)
}

/** Stripe is satisfied: transfers and payouts are on. */
export async function activate(world: World, row: Row<'account'>): Promise<void> {
  const { capabilities = {} } = row.body
  const active: Stripe.Account = {
    ...row.body,
    capabilities: mapStates(capabilities, 'active'),
    charges_enabled: capabilities.card_payments !== undefined,
    payouts_enabled: true,
    requirements: requirements(),
  }
  await change(world, row.body, active, null)
  await wakeBank(world, active.id)
}

/** Stripe asks again: until the person answers, nothing can be transferred. */
export async function restrict(world: World, row: Row<'account'>): Promise<void> {
  const { capabilities = {} } = row.body
  const due = ['individual.verification.document']
  const restricted: Stripe.Account = {
    ...row.body,
    details_submitted: false,
    capabilities: mapStates(capabilities, 'inactive'),
    charges_enabled: false,
    payouts_enabled: false,
    requirements: requirements({
      currently_due: due,
      eventually_due: due,
      past_due: due,
      disabled_reason: 'requirements.past_due',
    }),
  }
  await change(world, row.body, restricted, null)
}

/** Whether the tax number is asked for. */
export const asksNumber = ({ requirements: asked }: Stripe.Account): boolean =>
  asked?.currently_due?.some((field) => taxNumber.includes(field)) ?? false

const giveNumber = (world: World, account: Stripe.Account) =>
  change(
    world,
    account,
    { ...account, individual: person(world, account.id, true), requirements: requirements() },
    null,
  )

/** The person behind an account; whether Stripe has the number under which their earnings are reported. */
const person = (world: World, account: string, numbered: boolean): Stripe.Person => ({
  id: `person_${account.slice(-16)}`,
  object: 'person',
  account,
  created: seconds(world),
  id_number_provided: numbered,
  ssn_last_4_provided: numbered,
})

const taxNumber = ['individual.id_number']

/** What a person at the desk has happen to an account: Stripe asks for the tax number, is late, or has it. */
export const accountWish = z
  .strictObject({ ask: z.string().max(100), late: z.string().max(100), give: z.string().max(100) })
  .partial()
  .refine((wish) => Object.values(wish).filter(Boolean).length === 1, 'one of its keys')
export type AccountWish = z.input<typeof accountWish>

/** How long Stripe gives before what it asked for is late, on the business clock. */
const ASKED_DAYS = 30

/** Asks for the tax number (`ask`), has its time be over (`late`), or has the person give it (`give`). */
export async function tax(world: World, wish: AccountWish): Promise<string> {
  const { ask, late, give } = accountWish.parse(wish)
  const { body } = await need(world, 'account', ask ?? late ?? give ?? '', 'account')
  if (give) return (await giveNumber(world, body)).id
  const asked = {
    currently_due: taxNumber,
    eventually_due: taxNumber,
    past_due: late ? taxNumber : [],
    current_deadline: seconds(world) + (late ? 0 : ASKED_DAYS * 86_400),
  }
  const after = { ...body, individual: person(world, body.id, false), requirements: requirements(asked) }
  return (await change(world, body, after, null)).id
}

function mapStates(capabilities: Stripe.Account.Capabilities, state: 'inactive' | 'pending' | 'active') {
  return Object.fromEntries(Object.keys(capabilities).map((name) => [name, state]))
}

/** `dueAt` left out: its next deadline stays. */
export async function change(
  world: World,
  before: Stripe.Account,
  after: Stripe.Account,
  dueAt?: number | null,
): Promise<Stripe.Account> {
  await save(world, 'account', after, dueAt === undefined ? {} : { dueAt })
  const previous = Object.fromEntries(
    Object.entries(before).filter(
      ([key, value]) => JSON.stringify(Reflect.get(after, key)) !== JSON.stringify(value),
    ),
  )
  await emit(world, { type: 'account.updated', object: after, previous, account: after.id })
  for (const [name, status] of Object.entries(after.capabilities ?? {})) {
    const capability = {
      id: name,
      object: 'capability',
      account: after.id,
      future_requirements: requirements(),
      requested: true,
      requested_at: after.created ?? null,
      requirements: requirements(),
      status,
    }
    const was = Object.entries(before.capabilities ?? {}).find(([other]) => other === name)?.[1]
    await emit(world, {
      type: 'capability.updated',
      object: capability,
      previous: { status: was },
      account: after.id,
    })
  }
  return after
}
