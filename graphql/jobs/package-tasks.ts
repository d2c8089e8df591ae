import type { Deps } from '#graphql/usecases/deps.ts'
import { sendPackageMails, sendPackageRefundMails } from '#graphql/usecases/notification/package-mails.ts'
import { closeUnpaid } from '#graphql/usecases/package/close-unpaid.ts'
import { endOverdue } from '#graphql/usecases/package/end.ts'
import { settleContested } from '#graphql/usecases/package/sync-dispute.ts'

type About = { subjectId: string }

/** What happens to packages later, by the name under which it is queued. */
export const packageTasks = {
  'package-close': (deps: Deps, { subjectId }: About) => closeUnpaid(deps, subjectId),
  'package-end': (deps: Deps, { subjectId }: About) => endOverdue(deps, subjectId),
  'package-contested': (deps: Deps, { subjectId }: About) => settleContested(deps, subjectId),
  'mail-package': (deps: Deps, { subjectId }: About) => sendPackageMails(deps, subjectId),
  'mail-package-refund': (deps: Deps, { subjectId }: About) => sendPackageRefundMails(deps, subjectId),
}

/** What is due for packages at $1, as `dueJobs` of the sweep wants it; $2: opened so long ago that it never will be. */
export const duePackages = `
    (select 'package-close' as task, purchase_id as id, false as late from payment
      where purchase_id is not null and state = 'OPEN'
        and (checkout_expires_at <= $1 or (checkout_session_id is null and created_at <= $2)) limit 500)
    union all
    (select 'package-end', purchase.id, false from purchase
      join session_type on session_type.id = session_type_id join mentor on mentor.id = purchase.mentor_id
      where purchase.state = 'ACTIVE' and (expires_at <= $1 or not session_type.active or mentor.state <> 'APPROVED')
        and not exists (select from dispute where purchase_id = purchase.id and settled_at is null) limit 500)
    union all
    (select 'mail-package', purchase.id, false from purchase
      where state = 'ACTIVE' and expires_at > $1 and expires_at <= $1::timestamptz + interval '14 days'
        and exists (select from credit where purchase_id = purchase.id and state = 'UNSPENT')
        and not exists (select from mail where kind = 'packageExpiring' and num_nonnulls(sent_at, failed_at) > 0
          and occasion = purchase.id || ':' || to_char(expires_at at time zone 'utc', 'YYYY-MM-DD')) limit 500)`
