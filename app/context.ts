import '@remix-run/node'

declare module '@remix-run/node' {
  // Remix reads both by declaration merging, which only an interface can do.
  // biome-ignore lint/style/useConsistentTypeDefinitions: see above
  interface AppLoadContext {
    /** Lets inline scripts of this one answer run. */
    nonce: string
  }
  // biome-ignore lint/style/useConsistentTypeDefinitions: see above
  interface Future {
    v3_singleFetch: true
  }
}
