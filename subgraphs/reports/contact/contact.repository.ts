import { type EntityManager, In } from 'typeorm';
import type { Contact } from '../../../issue/issue.js';
import { ContactEntity } from './contact.entity.js';

export class ContactRepository {
  readonly #reader: EntityManager;

  constructor(reader: EntityManager) {
    this.#reader = reader;
  }

  findContacts(snapshots: readonly string[]): Promise<ContactEntity[]> {
    return this.#reader.findBy(ContactEntity, { snapshot: In([...snapshots]) });
  }
}

export async function replaceContact(manager: EntityManager, snapshot: string, contact: Contact): Promise<void> {
  await manager.delete(ContactEntity, { snapshot });
  await manager.insert(ContactEntity, { snapshot, ...contact });
}
