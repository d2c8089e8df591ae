import { ReasonField } from '#app/components/ui/reason-field.tsx'
import { request as words } from '#app/words/request.ts'

type Props = { id: string; name: string; approvable: boolean }

/** Yes, or no with a reason. Plain forms: they work on every kind of page, and without JavaScript. */
export function AnswerForms({ id, name, approvable }: Props) {
  return (
    <div className="mt-4 flex flex-wrap items-end gap-x-6 gap-y-4">
      {approvable && (
        <form method="post">
          <input type="hidden" name="bookingId" value={id} />
          <button
            type="submit"
            name="intent"
            value="approve"
            className="button"
            data-pending={words.accepting}
          >
            {words.accept} <span className="sr-only">{words.of(name)}</span>
          </button>
        </form>
      )}
      <form method="post" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="bookingId" value={id} />
        <ReasonField id={`reason-${id}`} label={words.reason} most={500} optional />
        <button
          type="submit"
          name="intent"
          value="decline"
          className="button button-quiet"
          data-pending={words.declining}
        >
          {words.decline} <span className="sr-only">{words.of(name)}</span>
        </button>
      </form>
    </div>
  )
}
