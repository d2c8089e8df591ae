import type { Deps } from '#graphql/usecases/deps.ts'
import { sendAnswer } from '#graphql/usecases/dispute/send-answer.ts'
import { sendDisputeMails } from '#graphql/usecases/notification/dispute-mails.ts'
import { remindHours, sendUnansweredMails } from '#graphql/usecases/notification/unanswered-mails.ts'

type About = { subjectId: string }

/** What happens to disputes later, by the name under which it is queued. */
export const disputeTasks = {
  'dispute-answer': (deps: Deps, { subjectId }: About) => sendAnswer(deps, subjectId),
  'mail-dispute': (deps: Deps, { subjectId }: About) => sendDisputeMails(deps, subjectId),
  'mail-unanswered': (deps: Deps, { subjectId }: About) => sendUnansweredMails(deps, subjectId),
}

const toldOf = (occasion: string) =>
  `exists (select from mail where kind = 'disputeUnanswered' and occasion = dispute.id || ':' || ${occasion}
          and num_nonnulls(sent_at, failed_at) > 0)`

/** What is due for disputes at $1, as `dueJobs` of the sweep wants it. */
export const dueDisputes = `
    (select 'mail-unanswered', dispute.id, false from dispute
      where state in ('INQUIRY', 'NEEDS_RESPONSE') and answer is null and respond_by > $1
        and ((failure_reason is not null and not ${toldOf('attempt')})
          or (respond_by <= $1::timestamptz + interval '${remindHours} hours' and not ${toldOf("'soon'")}))
        and exists (select from person where admin) limit 500)`
