/** A Sundial without a payment company. */
export const byInvoice = {
  PAYMENTS_PROVIDER: 'invoice',
  OPERATOR_NAME: 'Dial Ltd',
  OPERATOR_ADDRESS: '1 Sun Street, Lisbon',
  INVOICE_PAY_TO: 'IBAN PT50 0002 0123 1234 5678 9015 4 | BIC BCOMPTPL',
}
