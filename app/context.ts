import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import '@remix-run/node'

declare module '@remix-run/node' {
  // Remix reads both by declaration merging, which only an interface can do.
  // biome-ignore lint/style/useConsistentTypeDefinitions: see above
  interface AppLoadContext {
    /** Lets inline scripts of this one answer run. */
    nonce: string
    /** The only way to data: the API, in this process, as whoever sent the request. */
    api: {
      /** Runs a document. Throws the first top-level error, with its code in `extensions`. */
      run: <R, V>(document: TypedDocumentNode<R, V>, variables: V) => Promise<R>
      /**
       * Keeps a guest's link in this browser, in a cookie that scripts cannot read. Answers with the id of the booking
       * that it opens; null, and nothing kept, when it opens none.
       */
      rememberBooking: (accessToken: string) => Promise<string | null>
    }
  }
  // biome-ignore lint/style/useConsistentTypeDefinitions: see above
  interface Future {
    v3_singleFetch: true
  }
}
