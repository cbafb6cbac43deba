import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { StoredAnswer } from './stored-answer.js';

/** A push that was taken, with what it was answered: a repeat gets the same. */
@Entity({ name: 'catalog_push', withoutRowid: true })
@Index('catalog_push_idempotency_key', ['runId', 'idempotencyKey'], { unique: true })
export class CatalogPushEntity {
  @PrimaryColumn({ name: 'run_id', type: 'integer' })
  runId!: number;

  @PrimaryColumn({ name: 'sequence', type: 'integer' })
  sequence!: number;

  @Column({ name: 'idempotency_key', type: 'text', nullable: true })
  idempotencyKey!: string | null;

  /** Digest of everything in it but the key. */
  @Column({ name: 'digest', type: 'text' })
  digest!: string;

  @Column({ name: 'answer', type: 'simple-json' })
  answer!: StoredAnswer;
}
