/** Keeps the total of the details form in step with what is chosen. Amounts of one currency have equally many decimals. */
export function keepTotal(): void {
  const line = document.querySelector<HTMLElement>('[data-total]')
  const form = line?.closest('form')
  const output = line?.querySelector('output')
  if (!line || !form || !output) return
  const { total: base = '0', currency = 'USD', locale, fee = '0', fixed } = line.dataset
  const digits = base.split('.')[1]?.length ?? 0
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  // Three decimals go in steps of ten: the payment company wants them to end in 0.
  const step = digits === 3 ? 10 : 1
  const feeOn = (price: number) =>
    price && Math.floor((price * Number(fee)) / 10_000 / step) * step + minorOf(fixed)
  const show = () => {
    const added = [...form.querySelectorAll<HTMLElement>('[data-adds]')]
    const price = added.reduce((sum, each) => sum + minorOf(each.dataset.adds) * taken(each), minorOf(base))
    output.textContent = format.format((price + feeOn(price)) / 10 ** digits)
  }
  form.addEventListener('input', show)
  show()
  line.hidden = false
}

const minorOf = (amount = '0') => Number(amount.replace('.', ''))

/** How often something is taken: an option or a box once or not, a number as often as it says. */
function taken(priced: HTMLElement): number {
  if (priced instanceof HTMLOptionElement) return priced.selected ? 1 : 0
  const input = priced.querySelector('input')
  if (!input) return 0
  if (input.type !== 'number') return input.checked ? 1 : 0
  return /^\d{1,4}$/.test(input.value) ? Number(input.value) : 0
}
