/** The path, if it leads to a page of ours; else the fallback. Other sites and `//host` are refused. */
export function localPath(given: unknown, fallback = '/'): string {
  return typeof given === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(given) ? given : fallback
}
