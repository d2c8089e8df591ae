/** What we use of the payment company's script; it must be loaded from there, so that no card passes by us. */
type Company = (publishableKey: string) => {
  createEmbeddedCheckoutPage: (options: {
    fetchClientSecret: () => Promise<string>
  }) => Promise<{ mount: (place: HTMLElement) => void }>
}

const script = 'https://js.stripe.com/endive/stripe.js'

/** Shows the payment company's form within the page; where that fails the page says so, and its other way stays. */
export async function payHere(place: HTMLElement): Promise<void> {
  const { payHere: key = '', secret = '', failed = '' } = place.dataset
  try {
    await load()
    const company = (window as { Stripe?: Company }).Stripe?.(key)
    if (!company) throw new Error('the script did not run')
    const form = await company.createEmbeddedCheckoutPage({ fetchClientSecret: async () => secret })
    place.textContent = ''
    form.mount(place)
  } catch {
    place.textContent = failed
  }
}

function load(): Promise<void> {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script')
    element.src = script
    element.onload = () => resolve()
    element.onerror = () => reject(new Error('the script did not load'))
    document.head.append(element)
  })
}
