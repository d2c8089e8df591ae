import { type SubmissionResult, useForm } from '@conform-to/react'
import { type FragmentOf, readFragment } from 'gql.tada'
import { type Asked, addsToPrice, QuestionField } from '#app/components/booking/question-field.tsx'
import { PayWithPackage, UsableFields } from '#app/components/package/pay-with-package.tsx'
import { type Amount, isNothing } from '#app/components/ui/cost.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { useReader } from '#app/time/reader.ts'
import { details as words } from '#app/words/booking.ts'
import { noShowFee } from '#app/words/no-show-fee.ts'
import { request as requests } from '#app/words/request.ts'
import { shell } from '#app/words/shell.ts'
import { Agreement, FeeAgreement, savesCard } from './agreement.tsx'
import { CodeField } from './code-field.tsx'
import type { BookForm } from './form.ts'

type ServiceFee = { basisPoints: number; fixed: readonly Amount[] }

type Props = {
  page: {
    viewer: { person: { name: string; email: string } } | null
    type: {
      slug: string
      mentor: { handle: string }
      price: Amount
      questions: readonly Asked[]
      requiresApproval: boolean
      savesCard: boolean
      noShowFee: Amount | null
      priceQuote: { total: Amount } | { __typename: string }
    } & FragmentOf<typeof UsableFields>
    serviceFee: ServiceFee
    byInvoice: boolean
    zone: string
    from: string
    minutes: number | null
    key: string
  }
  refused: { reply: SubmissionResult<string[]>; key?: string; quote?: { total: Amount } } | undefined
}

const { book: request } = requests
const { book: feeWords } = noShowFee

/** Whether answers may add to the price. */
export const costsMore = ({ questions }: { questions: readonly Asked[] }) => questions.some(addsToPrice)

/** What it costs without a choice that adds to it, fees included. */
const totalOf = ({ priceQuote }: Props['page']['type'], quote?: { total: Amount }) =>
  quote?.total ?? ('total' in priceQuote ? priceQuote.total : null)

export function DetailsForm({ page, refused }: Props) {
  const { viewer, type, zone, from, minutes, key } = page
  const [form, fields] = useForm<BookForm>({
    id: 'details',
    lastResult: refused?.reply ?? null,
    defaultValue: { answers: type.questions.map(({ id }) => ({ questionId: id, value: '' })) },
  })
  const answers = fields.answers.getFieldList().map((answer) => answer.getFieldset())
  const mentee = fields.mentee.getFieldset()
  const sent = form.initialValue?.key as string | undefined
  const quote = refused?.quote
  const free = isNothing(quote?.total ?? type.price)
  const more = costsMore(type)
  const confirm = type.requiresApproval
    ? { label: request.ask, pending: request.asking }
    : { label: words.confirm, pending: words.confirming }
  const owned = readFragment(UsableFields, type).usablePackage !== null
  const asksFile = type.questions.some(({ kind }) => kind === 'FILE')
  const paid = !free || (more && !quote)
  const here = `/mentors/${type.mentor.handle}/${type.slug}/book?${new URLSearchParams({ at: from, zone, ...(minutes && { minutes: String(minutes) }) })}`
  return (
    <form
      method="post"
      id={form.id}
      className="grid gap-5"
      {...(asksFile && { encType: 'multipart/form-data' as const })}
    >
      {/* Enter books: a form's first button is the one that it presses. */}
      <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="at" value={from} />
      <input type="hidden" name="zone" value={zone} />
      {minutes && <input type="hidden" name="minutes" value={minutes} />}
      <input type="hidden" name="key" value={refused?.key ?? sent ?? key} />
      {viewer ? (
        <p>{words.signedInAs(viewer.person.name, viewer.person.email)}</p>
      ) : (
        <>
          <Field field={mentee.name} label={words.name} hint={words.nameHint} autoComplete="name" required />
          <Field
            field={mentee.email}
            label={words.email}
            hint={words.emailHint}
            type="email"
            autoComplete="email"
            required
          />
          <p className="text-small">
            {words.haveAccount} <a href={`/sign-in?${new URLSearchParams({ to: here })}`}>{shell.signIn}</a>
          </p>
        </>
      )}
      {type.questions.length > 0 && <h2 className="text-lead font-semibold">{words.questions}</h2>}
      {type.questions.map((question, i) => {
        const answer = answers[i]
        if (!answer) return null
        return (
          <div key={question.id}>
            <input type="hidden" name={answer.questionId.name} value={question.id} />
            <QuestionField question={question} field={answer.value} kept={answer.name} />
          </div>
        )
      })}
      <PayWithPackage type={type} />
      {(more || !isNothing(type.price)) && (
        <div className="own-payment">
          <CodeField field={fields.promotionCode} applied={quote !== undefined} />
        </div>
      )}
      {more && !quote && <Total price={type.price} fee={page.serviceFee} />}
      {type.noShowFee && <FeeAgreement fee={type.noShowFee} field={fields.acceptedNoShowFee} />}
      <Agreement
        type={type}
        paid={paid}
        byInvoice={page.byInvoice}
        total={more ? (quote?.total ?? null) : totalOf(type, quote)}
      />
      <button type="submit" className="button" data-pending={paid ? words.paying : confirm.pending}>
        {owned
          ? words.goOn
          : !free
            ? savesCard(type)
              ? request.saveCard
              : words.pay
            : more && !quote
              ? words.goOn
              : type.noShowFee
                ? feeWords.save
                : confirm.label}
      </button>
    </form>
  )
}

/** What it comes to as it is filled in. The page's script fills and shows it: the charge is reckoned by the API alone. */
function Total({ price: { amount, currency }, fee }: { price: Amount; fee: ServiceFee }) {
  const { locale } = useReader()
  const fixed = fee.fixed.find((each) => each.currency === currency)?.amount
  const parts = { 'data-fee': fee.basisPoints, 'data-fixed': fixed }
  return (
    <p
      hidden
      data-total={amount}
      data-currency={currency}
      data-locale={locale}
      {...parts}
      className="text-lead"
    >
      {words.total} <output className="money font-semibold" />
    </p>
  )
}
