import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

/** The hosts, with ports, of every address that stands in a source's options: the user's own choice. */
export function configuredHosts(options: unknown): ReadonlySet<string> {
  const hosts = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === "string" && /^https?:\/\//i.test(value)) {
      const url = urlOf(value);
      if (url !== null) hosts.add(url.host);
    } else if (Array.isArray(value)) value.forEach(look);
    else if (value !== null && typeof value === "object") Object.values(value).forEach(look);
  };
  look(options);
  return hosts;
}

export function urlOf(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/**
 * Whether a host is, or its name leads to, an address of this machine or a private network: where a public source has no
 * business sending a loader.
 */
export async function isPrivateHost(hostname: string): Promise<boolean> {
  const host = hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0) return isPrivateAddress(host);
  if (/(^|\.)(localhost|local|internal|home\.arpa)\.?$/i.test(host)) return true;
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.some(({ address }) => isPrivateAddress(address));
}

function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, "");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain);
  if (mapped?.[1] !== undefined) return PRIVATE.check(mapped[1], "ipv4");
  return PRIVATE.check(plain, isIP(plain) === 6 ? "ipv6" : "ipv4");
}

/** Loopback, private, link-local (cloud metadata too), carrier, test and multicast ranges: RFC 6890. */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  PRIVATE.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::", 127],
  ["::ffff:0:0", 96],
  ["64:ff9b::", 96],
  ["100::", 64],
  ["2001:db8::", 32],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const) {
  PRIVATE.addSubnet(network, prefix, "ipv6");
}
