import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { type Control, Field } from '#app/components/ui/field.tsx'
import { SelectField } from '#app/components/ui/select-field.tsx'
import { Submit } from '#app/components/ui/submit.tsx'
import { admin } from '#app/words/admin.ts'
import { fees as words } from '#app/words/fee.ts'
import type { Refused } from './action.server.ts'
import type { FeeFields } from './form.ts'

type Intent = Refused['of']
type Props = { refused: Refused | undefined }

const resultFor = (intent: Intent, refused: Refused | undefined): SubmissionResult<string[]> | null =>
  refused?.of === intent ? refused.reply : null

export function MentorFeeForm({ refused }: Props) {
  const [form, fields] = useForm<FeeFields>({ id: 'mentor-fee', lastResult: resultFor('mentor', refused) })
  return (
    <FeeForm id={form.id} intent="mentor" submit={words.setMentor} reason={fields.reason}>
      <Field field={fields.mentor} label={words.mentor} hint={words.mentorHint} required />
      <Percent field={fields.percent} />
    </FeeForm>
  )
}

export function ProgramFeeForm({
  refused,
  programs,
}: Props & { programs: readonly { id: string; name: string }[] }) {
  const [form, fields] = useForm<FeeFields>({ id: 'program-fee', lastResult: resultFor('program', refused) })
  const options = programs.map(({ id, name }) => [id, name] as const)
  return (
    <FeeForm id={form.id} intent="program" submit={words.setProgram} reason={fields.reason}>
      <SelectField
        field={fields.program}
        label={words.program}
        hint={words.programHint}
        options={[['', words.choose], ...options]}
      />
      <Percent field={fields.percent} />
    </FeeForm>
  )
}

/** Who hears of a programme's fee. */
export function ContactForm({
  refused,
  programs,
}: Props & { programs: readonly { id: string; name: string; contact: string | null }[] }) {
  const [form, fields] = useForm<FeeFields>({ id: 'contact', lastResult: resultFor('contact', refused) })
  const options = programs.map(({ id, name, contact }) => [id, words.told(name, contact)] as const)
  return (
    <Form method="post" id={form.id} className="card mt-4 grid gap-4 sm:grid-cols-2" noValidate>
      <SelectField
        field={fields.program}
        label={words.whose}
        hint={words.contactHint}
        options={[['', words.choose], ...options]}
      />
      <Field field={fields.email} label={words.email} hint={words.emailHint} type="email" />
      <div className="sm:col-span-2">
        <Submit pending={admin.working} name="intent" value="contact" quiet>
          {words.saveContact}
        </Submit>
      </div>
    </Form>
  )
}

/** How long shares of what a programme books are held. */
export function HoldForm({
  refused,
  programs,
}: Props & { programs: readonly { id: string; name: string; payoutHoldHours: number | null }[] }) {
  const [form, fields] = useForm<FeeFields>({ id: 'hold', lastResult: resultFor('hold', refused) })
  const options = programs.map(
    ({ id, name, payoutHoldHours: hours }) => [id, words.held(name, hours)] as const,
  )
  return (
    <FeeForm id={form.id} intent="hold" submit={words.saveHold} reason={fields.reason}>
      <SelectField
        field={fields.program}
        label={words.program}
        hint={words.holdHint}
        options={[['', words.choose], ...options]}
      />
      <Field field={fields.hours} label={words.hours} hint={words.hoursHint} inputMode="numeric" />
    </FeeForm>
  )
}

export function ServiceFeeForm({ refused, now }: Props & { now: Pick<FeeFields, 'percent' | 'fixed'> }) {
  const [form, fields] = useForm<FeeFields>({
    id: 'service-fee',
    lastResult: resultFor('service', refused),
    defaultValue: now,
  })
  return (
    <FeeForm id={form.id} intent="service" submit={words.setService} reason={fields.reason}>
      <Field field={fields.percent} label={words.servicePercent} inputMode="decimal" />
      <Field field={fields.fixed} label={words.fixed} hint={words.fixedHint} rows={3} />
    </FeeForm>
  )
}

const Percent = ({ field }: { field: Control }) => (
  <Field field={field} label={words.percent} hint={words.percentHint} inputMode="decimal" />
)

type Around = { id: string; intent: Intent; submit: string; reason: Control; children: ReactNode }

function FeeForm({ id, intent, submit, reason, children }: Around) {
  return (
    <Form method="post" id={id} className="card mt-4 grid gap-4 sm:grid-cols-2" noValidate>
      {children}
      <div className="sm:col-span-2">
        <Field field={reason} label={words.reason} required />
      </div>
      <div className="sm:col-span-2">
        <Submit pending={admin.working} name="intent" value={intent}>
          {submit}
        </Submit>
      </div>
    </Form>
  )
}
