import type Stripe from 'stripe'
import { newId } from '../frame/world.ts'
import { shown } from './currency.ts'
import { emit } from './events.ts'
import { move } from './ledger.ts'
import type { DisputeParams } from './parameters.ts'
import { invalid } from './refusal.ts'
import { idOf, need, type Row, save, seconds, type World } from './world.ts'

const DAY = 24 * 3_600_000
/** Banks leave 7 to 21 days to answer, and take some weeks to decide. */
const ANSWER_DAYS = 14
const DECISION_DAYS = 60
/** In minor units of any currency. */
const FEE = 1500

type Dispute = Stripe.Dispute
type Status = Dispute['status']
export type Contest = { kind: 'chargeback' | 'inquiry'; reason?: string; amount?: number }

const closed: readonly Status[] = ['won', 'lost', 'warning_closed', 'prevented']
const unanswered: readonly Status[] = ['needs_response', 'warning_needs_response']
const isInquiry = ({ status }: Dispute) => status.startsWith('warning')

/** The cardholder goes to the bank: it asks, or takes the money at once. */
export async function openDispute(
  world: World,
  { body: charge }: Row<'charge'>,
  { kind, reason = 'fraudulent', amount }: Contest,
): Promise<Dispute> {
  const left = charge.amount_captured - charge.amount_refunded
  const contested = amount ?? left
  if (!charge.captured || contested > left || contested < 1)
    throw invalid(`Charge ${charge.id} has ${shown(left, charge.currency)} left to contest.`)
  const inquiry = kind === 'inquiry'
  const dueBy = world.now + ANSWER_DAYS * DAY
  const dispute: Dispute = {
    id: await newId(world, 'du_1'),
    object: 'dispute',
    amount: contested,
    balance_transactions: [],
    charge: charge.id,
    created: seconds(world),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: Math.floor(dueBy / 1000),
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: idOf(charge.payment_intent),
    payment_method_details: {
      card: {
        brand: charge.payment_method_details?.card?.brand ?? 'visa',
        case_type: inquiry ? 'inquiry' : 'chargeback',
        network: 'visa',
        network_reason_code: inquiry ? '33' : '10.4',
      },
      type: 'card',
    },
    reason,
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  }
  await save(world, 'charge', { ...charge, disputed: true })
  const taken = inquiry ? dispute : await withdraw(world, dispute)
  await save(world, 'dispute', taken, { dueAt: dueBy })
  await emit(world, { type: 'charge.dispute.created', object: taken })
  if (!inquiry) await emit(world, { type: 'charge.dispute.funds_withdrawn', object: taken })
  return taken
}

async function withdraw(world: World, dispute: Dispute): Promise<Dispute> {
  const { id: source, amount, currency } = dispute
  const transaction = await move(world, {
    ...{ type: 'adjustment', category: 'dispute', amount: -amount, fee: FEE, currency, source },
    counterpart: 'outside:cards',
  })
  return { ...dispute, balance_transactions: [...dispute.balance_transactions, transaction] }
}

/** The answer: kept, and unless told otherwise sent to the bank. Its text may decide what the bank says at once. */
export async function updateDispute(
  world: World,
  { body: dispute }: Row<'dispute'>,
  params: DisputeParams,
): Promise<Dispute> {
  if (!unanswered.includes(dispute.status)) throw invalid('This dispute is already closed or submitted.')
  const evidence: Dispute['evidence'] = Object.assign({}, dispute.evidence, params.evidence)
  const submits = params.submit !== false && params.evidence !== undefined
  const details = dispute.evidence_details
  const answered: Dispute = {
    ...dispute,
    evidence,
    metadata: { ...dispute.metadata, ...params.metadata },
    evidence_details: {
      ...details,
      has_evidence: details.has_evidence || params.evidence !== undefined,
      submission_count: details.submission_count + (submits ? 1 : 0),
      ...(submits ? { submission_method: 'manual' as const } : {}),
    },
    ...(submits
      ? { status: isInquiry(dispute) ? ('warning_under_review' as const) : ('under_review' as const) }
      : {}),
  }
  await save(world, 'dispute', answered, submits ? { dueAt: world.now + DECISION_DAYS * DAY } : {})
  await emit(world, {
    type: 'charge.dispute.updated',
    object: answered,
    previous: submits ? { status: dispute.status } : { evidence: dispute.evidence },
  })
  if (submits && evidence.uncategorized_text === 'winning_evidence')
    return decideDispute(world, answered, 'won')
  if (submits && evidence.uncategorized_text === 'losing_evidence')
    return decideDispute(world, answered, 'lost')
  return answered
}

/** Nothing is said against it: lost, for good. */
export async function closeDispute(world: World, { body: dispute }: Row<'dispute'>): Promise<Dispute> {
  if (closed.includes(dispute.status) || isInquiry(dispute)) throw invalid('This dispute cannot be closed.')
  return decideDispute(world, dispute, 'lost')
}

/** What the bank says. An inquiry that is lost becomes a dispute; one that is won is over. */
export async function decideDispute(
  world: World,
  dispute: Dispute,
  outcome: 'won' | 'lost',
): Promise<Dispute> {
  if (closed.includes(dispute.status)) throw invalid('This dispute is already closed.')
  if (isInquiry(dispute)) return outcome === 'won' ? endInquiry(world, dispute) : escalate(world, dispute)
  const decided: Dispute = { ...dispute, status: outcome }
  const over = outcome === 'won' ? await reinstate(world, decided) : decided
  await save(world, 'dispute', over, { dueAt: null })
  if (outcome === 'won') await emit(world, { type: 'charge.dispute.funds_reinstated', object: over })
  await emit(world, { type: 'charge.dispute.closed', object: over, previous: { status: dispute.status } })
  return over
}

async function reinstate(world: World, dispute: Dispute): Promise<Dispute> {
  const { id: source, amount, currency } = dispute
  const transaction = await move(world, {
    ...{ type: 'adjustment', category: 'dispute_reversal', amount, currency, source },
    counterpart: 'outside:cards',
  })
  const balance_transactions = [...dispute.balance_transactions, transaction]
  return { ...dispute, balance_transactions, is_charge_refundable: true }
}

async function endInquiry(world: World, dispute: Dispute): Promise<Dispute> {
  const over: Dispute = { ...dispute, status: 'warning_closed' }
  await save(world, 'dispute', over, { dueAt: null })
  await emit(world, { type: 'charge.dispute.closed', object: over, previous: { status: dispute.status } })
  return over
}

async function escalate(world: World, dispute: Dispute): Promise<Dispute> {
  const dueBy = world.now + ANSWER_DAYS * DAY
  const harder: Dispute = await withdraw(world, {
    ...dispute,
    status: 'needs_response',
    is_charge_refundable: false,
    evidence_details: { ...dispute.evidence_details, due_by: Math.floor(dueBy / 1000) },
  })
  await save(world, 'dispute', harder, { dueAt: dueBy })
  await emit(world, {
    type: 'charge.dispute.updated',
    object: harder,
    previous: { status: dispute.status },
  })
  await emit(world, { type: 'charge.dispute.funds_withdrawn', object: harder })
  return harder
}

/** Its day has come: unanswered or undecided, the cardholder wins; an inquiry that nobody pursued is over. */
export async function settleDispute(world: World, { body: dispute }: Row<'dispute'>): Promise<void> {
  if (isInquiry(dispute)) await endInquiry(world, dispute)
  else await decideDispute(world, dispute, 'lost')
}

/** Whether a dispute of the charge stands in the way of refunds. */
export async function isContested(world: World, charge: string): Promise<boolean> {
  const { rows } = await world.client.query(
    `select 1 from sandbox.stripe_object where type = 'dispute' and body->>'charge' = $1
       and body->>'is_charge_refundable' = 'false' limit 1`,
    [charge],
  )
  return rows.length > 0
}

/** The card was one whose holder contests the payment. */
export async function contestByCard(world: World, id: string): Promise<void> {
  const row = await need(world, 'charge', id, 'charge')
  await save(world, 'charge', row.body, { dueAt: null })
  const contest = row.hidden.dispute as Contest | null
  if (contest && row.body.captured && !row.body.refunded) await openDispute(world, row, contest)
}

const noEvidence: Dispute['evidence'] = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
}
