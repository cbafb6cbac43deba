import Negotiator from 'negotiator';
import { rememberHeader } from '../http/remember-header.js';

const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const smallestTaken = rememberHeader((accepted): Encoding => {
  const taken = new Negotiator({ headers: { 'accept-encoding': accepted } }).encodings([...ENCODINGS]);
  return ENCODINGS.find((each) => taken.includes(each)) ?? 'identity';
});

/** The smallest encoding a client takes, by its `Accept-Encoding`. */
export const encodingFor = (accepted: string | undefined): Encoding =>
  accepted === undefined ? 'identity' : smallestTaken(accepted);
