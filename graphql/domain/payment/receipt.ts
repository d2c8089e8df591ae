/** What a receipt is called: short enough to read out, and the same whenever it is asked for. */
export function receiptNumber(paymentId: string): string {
  const digits = paymentId.replaceAll('-', '').slice(-12).toUpperCase()
  return digits.replace(/(.{4})(?=.)/g, '$1-')
}
