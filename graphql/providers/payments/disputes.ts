import type Stripe from 'stripe'
import { received } from './amounts.ts'
import { idOf, instant } from './facts.ts'
import type { Dispute, DisputeEvidence, Payments } from './port.ts'
import { react } from './reactions.ts'

/** The payment's metadata is on its charge. */
const expand = ['charge']

/** Disputes at Stripe, in the words of the house. */
export function disputes(stripe: Stripe): Pick<Payments, 'fetchDispute' | 'answerDispute' | 'acceptDispute'> {
  return {
    fetchDispute: (id) => react(false, async () => disputeOf(await stripe.disputes.retrieve(id, { expand }))),
    answerDispute: (id, evidence, idempotencyKey) =>
      react(true, async () => {
        const params = { evidence: evidenceParams(evidence), submit: true, expand }
        return disputeOf(await stripe.disputes.update(id, params, { idempotencyKey }))
      }),
    acceptDispute: (id, idempotencyKey) =>
      react(true, async () => disputeOf(await stripe.disputes.close(id, { expand }, { idempotencyKey }))),
  }
}

const words: Record<string, Dispute['status']> = {
  warning_needs_response: 'inquiry',
  warning_under_review: 'inquiryUnderReview',
  warning_closed: 'inquiryClosed',
  needs_response: 'needsResponse',
  under_review: 'underReview',
  won: 'won',
  lost: 'lost',
  prevented: 'prevented',
  // The last word is not spoken before the appeal is over, and the bank keeps the money until then. An appeal is begun, and
  // answered with papers, at the provider.
  appeal_needs_response: 'underReview',
  appeal_under_review: 'underReview',
}

function disputeOf(dispute: Stripe.Dispute): Dispute {
  const status = words[dispute.status]
  if (!status) throw new Error(`Stripe says of a dispute that it is "${dispute.status}"`)
  const charge = typeof dispute.charge === 'object' ? dispute.charge : null
  const { due_by } = dispute.evidence_details
  return {
    id: dispute.id,
    status,
    reason: dispute.reason,
    amount: received(dispute.amount, dispute.currency),
    chargeId: idOf(dispute.charge) ?? '',
    metadata: charge?.metadata ?? {},
    respondBy: due_by ? instant(due_by) : null,
    refundable: dispute.is_charge_refundable,
    openedAt: instant(dispute.created),
    movements: dispute.balance_transactions.map(({ id, amount, fee, currency }) => ({
      transactionId: id,
      minor: received(amount, currency).minor,
      feeMinor: received(fee, currency, 'up').minor,
    })),
  }
}

/** Stripe takes files for some of it; ours is text. */
function evidenceParams(evidence: DisputeEvidence): Stripe.DisputeUpdateParams.Evidence {
  return {
    customer_name: evidence.customerName,
    customer_email_address: evidence.customerEmail,
    product_description: evidence.product,
    service_date: evidence.servedAt,
    refund_policy_disclosure: evidence.refundPolicy,
    access_activity_log: evidence.activity,
    ...(evidence.refusal ? { refund_refusal_explanation: evidence.refusal } : {}),
    uncategorized_text: evidence.statement,
  }
}
