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
        <div>
          <label htmlFor={`reason-${id}`} className="label">
            {words.reason} <span className="font-normal text-text-quiet">(optional)</span>
          </label>
          <input id={`reason-${id}`} name="reason" maxLength={500} className="input" />
        </div>
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
