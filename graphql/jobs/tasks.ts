import type { Deps } from '#graphql/usecases/deps.ts'
import { capturePayment } from '#graphql/usecases/payment/capture.ts'
import { closeCheckout } from '#graphql/usecases/payment/close-checkout.ts'
import { openCheckout } from '#graphql/usecases/payment/open-checkout.ts'
import { sendRefund } from '#graphql/usecases/payment/send-refund.ts'
import { voidPayment } from '#graphql/usecases/payment/void.ts'
import { giveUpPayout } from '#graphql/usecases/payout/give-up.ts'
import { sendPayout } from '#graphql/usecases/payout/send-payout.ts'
import { processInboxEvent } from '#graphql/usecases/process-inbox.ts'
import { deadlineTasks } from './deadline-tasks.ts'
import { mailTasks } from './mail-tasks.ts'
import { moneyTasks } from './money-tasks.ts'
import { reconcileTasks } from './reconcile-tasks.ts'
import { schedulingTasks } from './scheduling-tasks.ts'

export type JobPayload = { subjectId: string; bookingId?: string }

/** One thing that happens later: idempotent, retried with growing pauses, at last listed for the admins. */
export type Task = (deps: Deps, payload: JobPayload, final: boolean) => Promise<unknown>

/** Every task by the name under which it is queued. */
export const tasks = {
  ...deadlineTasks,
  'checkout-open': (deps, { subjectId }) => openCheckout(deps, subjectId),
  'checkout-close': (deps, { bookingId }) => closeCheckout(deps, bookingId ?? ''),
  'payment-capture': (deps, { subjectId }) => capturePayment(deps, subjectId),
  'payment-void': (deps, { subjectId }) => voidPayment(deps, subjectId),
  'refund-send': (deps, { subjectId }) => sendRefund(deps, subjectId),
  'payout-send': (deps, { subjectId }, final) =>
    sendPayout(deps, subjectId).catch((error: unknown) => giveUpPayout(deps, subjectId, error, final)),
  ...moneyTasks,
  ...schedulingTasks,
  'inbox-process': (deps, { subjectId }, final) => processInboxEvent(deps, subjectId, final),
  ...mailTasks,
  ...reconcileTasks,
} satisfies Record<string, Task>
