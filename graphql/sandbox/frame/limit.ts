const MINUTE = 60_000

/** Counts calls within minutes of real time: how many are left, below nought for those beyond, and until when. */
export function limiter() {
  const minutes = new Map<string, { ends: number; calls: number }>()
  return (key: string, perMinute: number): { left: number; seconds: number } => {
    const now = performance.now()
    const running = minutes.get(key)
    const minute = running && running.ends > now ? running : { ends: now + MINUTE, calls: 0 }
    minute.calls += 1
    minutes.set(key, minute)
    return { left: perMinute - minute.calls, seconds: Math.ceil((minute.ends - now) / 1000) }
  }
}
