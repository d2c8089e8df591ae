/** No row has this id: what a foreign or malformed id is looked up by, so that both answer alike. */
export const nilId = '00000000-0000-0000-0000-000000000000'
