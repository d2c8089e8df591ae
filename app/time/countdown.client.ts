import { announce } from '#app/api/announce.client.ts'

const warnAtSeconds = 120
let timer: ReturnType<typeof setInterval> | undefined
let spoken = ''

/**
 * Counts held times down, from the server's time when the page was made: a browser's clock may be wrong. Called again
 * when the page's content was replaced.
 */
export function keepCountdown(whenOver: () => void = () => location.reload()): void {
  clearInterval(timer)
  const place = document.querySelector<HTMLElement>('[data-countdown]')
  const shown = place?.querySelector('strong')
  if (!place || !shown) return
  const { countdown = '', now = '', soon = '' } = place.dataset
  const total = Date.parse(countdown) - Date.parse(now)
  const begun = performance.now()
  const tick = () => {
    const left = Math.max(0, Math.ceil((total - (performance.now() - begun)) / 1000))
    shown.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
    place.hidden = false
    if (left <= warnAtSeconds && left > 0 && spoken !== countdown) {
      spoken = countdown
      announce(soon)
    }
    if (left > 0) return
    clearInterval(timer)
    // The server ends the hold at that moment; a little later it is done.
    setTimeout(whenOver, 2_000)
  }
  timer = setInterval(tick, 1_000)
  tick()
}
