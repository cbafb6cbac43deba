/** Who makes a change, and when. */
export interface Actor {
  /** The `sub` of the token. */
  subject: string;
  /** The `jti` of the token; null if it has none. */
  tokenId: string | null;
  requestId: string;
  /** ISO 8601 in UTC. */
  at: string;
}
