import { type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { SaveBar } from '#app/components/availability/save-bar.tsx'
import { usePreview } from '#app/components/availability/use-preview.ts'
import { Field } from '#app/components/ui/field.tsx'
import { SelectField } from '#app/components/ui/select-field.tsx'
import { sessionType as words } from '#app/words/session-type.ts'
import { Approval } from './approval.tsx'
import type { TypeForm } from './form.ts'
import { type Known, shown } from './known.ts'
import { Limits } from './limits.tsx'
import { OpenTimes, type OpenTimesPreview } from './open-times.tsx'
import { Price, type Sellable } from './price.tsx'
import { numeric, When } from './when.tsx'

type Props = {
  type: Known & { id: string; active: boolean }
  /** What the mentor keeps of the price. */
  share: ReactNode
  /** Who keeps its calendar. */
  keeper: string | null
  sellable: Sellable
  lastResult: SubmissionResult<string[]> | null
  preview: OpenTimesPreview
}

/** All that a mentor says of a session, in the order in which one would tell it; the seldom things are folded away. */
export function TypeEditor({ type, share, keeper, sellable, lastResult, preview }: Props) {
  const live = usePreview<OpenTimesPreview>(`/mentor/sessions/${type.id}/preview`)
  const [form, fields] = useForm<TypeForm>({
    id: 'session-type',
    lastResult,
    defaultValue: shown(type) as never,
  })
  const { fields: names, sections } = words
  return (
    <Form method="post" id={form.id} {...live.typing} className="mt-4 grid gap-8">
      <Section title={sections.what}>
        <Field field={fields.title} label={names.title} required />
        <Field field={fields.slug} label={names.slug} hint={names.slugHint} required />
        <Field field={fields.description} label={names.description} rows={5} />
        <div className="grid gap-5 sm:grid-cols-2">
          <Field
            field={fields.durationMinutes}
            label={names.duration}
            hint={words.keeperHints[keeper ?? ''] ?? ''}
            {...numeric}
            required
          />
          <Field field={fields.durationChoices} label={names.choices} hint={names.choicesHint} />
        </div>
      </Section>
      <Section title={sections.where}>
        <SelectField field={fields.placeKind} label={names.placeKind} options={words.places} />
        <Field field={fields.placeDetail} label={names.place} hint={names.placeHint} />
      </Section>
      <Section title={sections.when}>
        <When fields={fields} />
      </Section>
      <Section title={sections.approval}>
        <Approval fields={fields} can={sellable.can} />
      </Section>
      <Section title={sections.limits}>
        <Limits fields={fields} />
      </Section>
      <Section title={sections.price}>
        <Price fields={fields} share={share} sellable={sellable} />
      </Section>
      <Section title={sections.cancelling}>
        <h3 className="font-semibold">{words.tiers}</h3>
        {fields.refundTiers.getFieldList().map((row, i) => {
          const tier = row.getFieldset()
          return (
            <div key={row.key} className="grid gap-5 sm:grid-cols-2">
              <Field field={tier.hoursBefore} label={words.tierHours(i + 1)} {...numeric} />
              <Field field={tier.percent} label={words.tierPercent(i + 1)} {...numeric} />
            </div>
          )
        })}
        <Field
          field={fields.rescheduleNoticeMinutes}
          label={names.moveNotice}
          hint={names.moveNoticeHint}
          {...numeric}
        />
        <Field
          field={fields.cancelNoticeMinutes}
          label={names.cancelNotice}
          hint={names.cancelNoticeHint}
          {...numeric}
        />
      </Section>
      <SaveBar>
        <OpenTimes preview={live.preview ?? preview} published={type.active} />
      </SaveBar>
    </Form>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-5">
      <h2 className="text-lead font-semibold">{title}</h2>
      {children}
    </section>
  )
}
