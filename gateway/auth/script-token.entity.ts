import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A token of an unattended script. Rows are never deleted: the audit trail names them. */
@Entity('script_token')
export class ScriptTokenEntity {
  @PrimaryColumn({ name: 'id', type: 'text' })
  id!: string;

  /** SHA-256 of the token, hexadecimal. */
  @Column({ name: 'hash', type: 'text' })
  hash!: string;

  /** Who uses it, in words. */
  @Column({ name: 'name', type: 'text' })
  name!: string;

  /** Names of scopes with spaces between. */
  @Column({ name: 'scope', type: 'text' })
  scope!: string;

  @Column({ name: 'created_by', type: 'text' })
  createdBy!: string;

  @Column({ name: 'created_at', type: 'text' })
  createdAt!: string;

  @Column({ name: 'expires_at', type: 'text' })
  expiresAt!: string;

  /** To the minute; null if it never was used. */
  @Column({ name: 'last_used_at', type: 'text', nullable: true })
  lastUsedAt!: string | null;

  @Column({ name: 'revoked_at', type: 'text', nullable: true })
  revokedAt!: string | null;
}
