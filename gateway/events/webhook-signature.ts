import { createHmac } from 'node:crypto';

/** A delivery before it is sent. */
export interface Delivery {
  /** The same whenever the same event is sent to the same target again. */
  id: string;
  /** Seconds since 1970, of this attempt. */
  timestamp: number;
  body: string;
}

/**
 * Headers by which a receiver knows that a delivery is ours, and not an old one sent again by somebody else: those of Standard
 * Webhooks, so that its libraries verify them.
 */
export function signatureHeaders({ id, timestamp, body }: Delivery, secret: string): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
}
