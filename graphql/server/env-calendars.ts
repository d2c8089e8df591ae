type Text = string | undefined
type List = string[] | undefined

type Given = {
  CALCOM_CLIENT_ID?: Text
  CALCOM_CLIENT_SECRET?: Text
  CALCOM_WEBHOOK_SECRET?: List
  CALCOM_WEBHOOK_SOURCES?: List
  CALCOM_API_BASE?: Text
  CALENDLY_CLIENT_ID?: Text
  CALENDLY_CLIENT_SECRET?: Text
  CALENDLY_WEBHOOK_SIGNING_KEY?: List
  CALENDLY_WEBHOOK_SOURCES?: List
  CALENDLY_API_BASE?: Text
  CALENDLY_AUTH_BASE?: Text
}

/** Without keys it is played by its sandbox; in production it is then not offered. */
export function calcomOf(given: Given) {
  const { CALCOM_CLIENT_ID: clientId, CALCOM_CLIENT_SECRET: clientSecret } = given
  const webhookSecrets = given.CALCOM_WEBHOOK_SECRET ?? []
  return {
    keys: clientId && clientSecret ? { clientId, clientSecret, webhookSecrets } : null,
    apiBase: given.CALCOM_API_BASE,
    webhookSources: given.CALCOM_WEBHOOK_SOURCES ?? null,
  }
}

/** The same. */
export function calendlyOf(given: Given) {
  const { CALENDLY_CLIENT_ID: id, CALENDLY_CLIENT_SECRET: secret } = given
  return {
    client: id && secret ? { id, secret } : null,
    signingKeys: given.CALENDLY_WEBHOOK_SIGNING_KEY ?? [],
    webhookSources: given.CALENDLY_WEBHOOK_SOURCES ?? null,
    apiBase: given.CALENDLY_API_BASE,
    authBase: given.CALENDLY_AUTH_BASE,
  }
}
