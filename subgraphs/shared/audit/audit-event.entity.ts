import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One change somebody made. Rows are added in the transaction of the change and never touched again. */
@Entity('audit_event')
@Index('audit_event_object', ['object', 'sequence'])
export class AuditEventEntity {
  /** Counted from 1 without a gap. */
  @PrimaryColumn({ name: 'sequence', type: 'integer' })
  sequence!: number;

  @Column({ name: 'at', type: 'text' })
  at!: string;

  /** Finds the request in the logs of gateway and subgraphs. */
  @Column({ name: 'request_id', type: 'text' })
  requestId!: string;

  @Column({ name: 'subject', type: 'text' })
  subject!: string;

  /** Id of the token, never the token. */
  @Column({ name: 'token_id', type: 'text', nullable: true })
  tokenId!: string | null;

  /** The mutation: `publishReport`. */
  @Column({ name: 'action', type: 'text' })
  action!: string;

  /** What it was done to: `2024-06/1`. */
  @Column({ name: 'object', type: 'text' })
  object!: string;

  /** Digest, or state, of the object before; null if there was none. */
  @Column({ name: 'before', type: 'text', nullable: true })
  before!: string | null;

  @Column({ name: 'after', type: 'text', nullable: true })
  after!: string | null;

  /** Why, where a reason was given. */
  @Column({ name: 'reason', type: 'text', nullable: true })
  reason!: string | null;

  /** Hash of the event before; empty for the first. */
  @Column({ name: 'previous_hash', type: 'text' })
  previousHash!: string;

  /** Digest of all other columns. */
  @Column({ name: 'hash', type: 'text' })
  hash!: string;
}
