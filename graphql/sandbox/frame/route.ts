type Door = { method: string; path: string }

/** The endpoint for this call and the ids in its path; null where there is none. */
export function routeTo<Endpoint extends Door>(
  endpoints: readonly Endpoint[],
  method: string,
  path: string,
): { endpoint: Endpoint; ids: string[] } | null {
  for (const endpoint of endpoints.filter((candidate) => candidate.method === method)) {
    const pattern = new RegExp(`^${endpoint.path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`)
    const match = pattern.exec(path)
    if (match) return { endpoint, ids: match.slice(1).map(decodeURIComponent) }
  }
  return null
}
