/** What a file input offers, and how large each may be. The API looks into the files. */
export const attachable = '.pdf,.png,.jpg,.jpeg,.webp,.txt,.md'
export const mostBytes = 5 * 1024 * 1024
