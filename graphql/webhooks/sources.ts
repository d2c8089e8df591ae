import { BlockList, isIP, SocketAddress } from 'node:net'

/** Whether a delivery may come from this address. */
export type Sources = (address: string) => boolean

/** The addresses and networks (`203.0.113.0/24`) that may knock; null lets everybody. */
export function sourcesOf(list: readonly string[] | null): Sources {
  if (!list) return () => true
  const known = new BlockList()
  for (const entry of list) {
    const [network = '', bits] = entry.split('/')
    if (bits === undefined) known.addAddress(network, familyOf(network))
    else known.addSubnet(network, Number(bits), familyOf(network))
  }
  return (address) => isIP(address) !== 0 && known.check(new SocketAddress(plain(address)))
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** A socket that takes both families writes an IPv4 address as `::ffff:192.0.2.1`. */
function plain(address: string) {
  const [, ipv4] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? []
  const bare = ipv4 ?? address
  return { address: bare, family: familyOf(bare) } as const
}
