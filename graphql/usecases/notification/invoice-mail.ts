import { displayMoney } from '#graphql/domain/money/format.ts'
import { storedMoney } from '#graphql/domain/money/stored.ts'
import type { CheckoutParameters } from '#graphql/providers/payments/port.ts'
import type { Deps } from '../deps.ts'
import { deliver } from './deliver.ts'
import { whenShort } from './when.ts'

/** The invoice itself, to whoever is to pay it; nothing once it is paid or over. */
export async function sendInvoice(deps: Deps, paymentId: string): Promise<void> {
  const payment = await deps.db.payment.findUnique({
    where: { id: paymentId },
    include: { booking: true, purchase: { include: { person: true } } },
  })
  if (payment?.state !== 'OPEN' || !payment.checkoutUrl || !payment.checkoutSessionId) return
  const invoice = await deps.db.handTask.findUnique({ where: { id: payment.checkoutSessionId } })
  const { booking, purchase, checkoutUrl: url } = payment
  const name = booking?.menteeName ?? purchase?.person.name
  if (!invoice || !name) return
  const { title, email } = payment.parameters as unknown as CheckoutParameters
  const zone = booking?.menteeTimeZone ?? purchase?.person.timeZone ?? 'UTC'
  const amount = displayMoney(storedMoney(payment.amountMinor, payment.currency))
  const due = invoice.dueAt
    ? `${whenShort({ startsAt: invoice.dueAt, endsAt: invoice.dueAt }, zone)} (${zone})`
    : ''
  const letter = {
    subject: `Invoice ${invoice.reference}: ${amount}`,
    lines: [
      ...(booking ? [`Your time is held until ${due}.`] : []),
      `Send the whole amount with the reference, so that it arrives by ${booking ? 'then' : due}.`,
      'You get another mail as soon as the money is here.',
    ],
    facts: [
      ['For', title],
      ['Amount', amount],
      ['Reference', invoice.reference],
      ['Due', due],
      ['To', (deps.settings.payTo ?? []).join(', ')],
    ] as const,
    link: { label: 'See the invoice', url },
  }
  await deliver(deps, [
    {
      ...{ kind: 'invoice', occasion: payment.id, letter, to: { name, address: email } },
      ...(booking ? { bookingId: booking.id } : {}),
    },
  ])
}
