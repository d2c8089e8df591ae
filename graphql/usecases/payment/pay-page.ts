import type { Checkout, CheckoutParameters } from '#graphql/providers/payments/port.ts'
import type { Payment } from '#prisma/generated/client/client.ts'

type Page = { checkoutUrl: string | null; checkoutClientSecret: string | null }

/** Where it is paid: on a page of the company, or on ours, which shows the company's form by the secret. */
export function payPage(
  { parameters }: Pick<Payment, 'parameters'>,
  { url, clientSecret }: Pick<Checkout, 'url' | 'clientSecret'>,
): Page {
  const { cancelUrl } = parameters as unknown as CheckoutParameters
  if (!clientSecret) return { checkoutUrl: url, checkoutClientSecret: null }
  return { checkoutUrl: `${cancelUrl}/pay`, checkoutClientSecret: clientSecret }
}
