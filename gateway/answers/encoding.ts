import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const MAX_KNOWN = 200;
const MAX_KNOWN_LENGTH = 200;
const known = new LRUCache<string, Encoding>({ max: MAX_KNOWN });

/** The smallest encoding a client takes, by its `Accept-Encoding`; few clients ask in many ways. */
export function encodingFor(accepted: string | undefined): Encoding {
  if (accepted === undefined) return 'identity';
  let encoding = known.get(accepted);
  if (encoding === undefined) {
    const taken = new Negotiator({ headers: { 'accept-encoding': accepted } }).encodings([...ENCODINGS]);
    encoding = ENCODINGS.find((each) => taken.includes(each)) ?? 'identity';
    if (accepted.length <= MAX_KNOWN_LENGTH) known.set(accepted, encoding);
  }
  return encoding;
}
