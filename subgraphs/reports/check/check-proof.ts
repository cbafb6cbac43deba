import type { RuleResult } from '../../../issue/reconcile/reconcile.js';
import { ReportError } from '../../shared/errors.js';
import type { Signer } from '../../shared/snapshot/signer.js';
import type { Snapshot } from '../../shared/snapshot/snapshot.js';

const PURPOSE = 'reconciliation-proof';

/** What a check found in sections that cannot change any more. */
export interface CheckedSections extends Snapshot {
  checkedAt: string;
  rules: RuleResult[];
  /** Digest of each section, by name. */
  digests: Record<string, string>;
}

export const signProof = (signer: Signer, checked: CheckedSections): string => signer.sign(PURPOSE, checked);

/**
 * What a proof says of a revision.
 *
 * @throws {ReportError} PROOF_INVALID if it is no proof, or one for another revision.
 */
export function readProof(signer: Signer, proof: string, { month, revision }: Snapshot): CheckedSections {
  const checked = signer.verify(PURPOSE, proof) as CheckedSections | null;
  if (checked?.month === month && checked.revision === revision) return checked;
  throw new ReportError(
    'PROOF_INVALID',
    `Expected the proof of a check of ${month}, revision ${revision}, found another text.`,
    {
      path: ['input', 'proof'],
    },
  );
}
