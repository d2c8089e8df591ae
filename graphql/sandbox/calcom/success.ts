/** Cal.com's envelope of a yes. */
export const success = (data: unknown) => ({ status: 'success', data })
