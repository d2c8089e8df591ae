const { timeZone } = Intl.DateTimeFormat().resolvedOptions()

/** Offers the browser's own zone where another is shown, by a button; and takes it where none was chosen yet. */
export function offerZone(): void {
  const guess = document.querySelector<HTMLSelectElement>('select[data-zone-guess]')
  if (guess && has(guess)) guess.value = timeZone
  const form = document.querySelector<HTMLFormElement>('form[data-zone]')
  const select = form?.querySelector('select')
  if (!form || !select || form.dataset.zone === timeZone || !has(select)) return
  const button = document.createElement('button')
  button.className = 'button button-quiet'
  button.textContent = (form.dataset.offer ?? '').replace('%', city(timeZone))
  button.addEventListener('click', () => {
    select.value = timeZone
  })
  select.parentElement?.append(button)
}

const has = (select: HTMLSelectElement) => [...select.options].some(({ value }) => value === timeZone)

const city = (zone: string) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
