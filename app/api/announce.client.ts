/** Says it to screen readers, in the one live region of the page. */
export function announce(text: string): void {
  const region = document.getElementById('announcement')
  if (region) region.textContent = text
}
