import { isIPv6 } from 'node:net';
import type { Caller } from '../../subgraphs/shared/auth/caller.js';

const GROUPS = 8;
/** Groups of an IPv6 address that name its network: whoever has one address of a /64 has all of them. */
const NETWORK_GROUPS = 4;

/** Whom a request counts for: the subject of its token, or else the address it comes from. */
export function clientKey(caller: Caller | null, address: string): string {
  return caller ? `subject ${caller.subject}` : `address ${isIPv6(address) ? networkOf(address) : address}`;
}

function networkOf(address: string): string {
  // An IPv4 address in IPv6 dress counts as itself.
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped) return mapped;
  const [head = '', tail = ''] = address.split('::');
  const [before, after] = [head, tail].map((part) => part.split(':').filter((group) => group !== ''));
  const missing = GROUPS - (before?.length ?? 0) - (after?.length ?? 0);
  const zeros = address.includes('::') ? Array<string>(missing).fill('0') : [];
  return [...(before ?? []), ...zeros, ...(after ?? [])].slice(0, NETWORK_GROUPS).join(':');
}
