import DataLoader from 'dataloader';
import { alignByKey } from '../../shared/align-by-key.js';
import type { ContactRepository } from './contact.repository.js';

/** Contact persons by snapshot; `null` where the issue names none. */
export const createContactLoader = (repository: ContactRepository) =>
  new DataLoader(
    async (snapshots: readonly string[]) =>
      alignByKey(snapshots, await repository.findContacts(snapshots), ({ snapshot }) => snapshot),
    { name: 'Contact' },
  );
