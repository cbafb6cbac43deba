import { hash } from 'node:crypto';
import type { CatalogItem } from '../../catalog/catalog-item.js';
import { KeyTable, keyOf } from '../../catalog/compare/key-table.js';
import { contentHash } from '../../catalog/content-hash.js';
import { isAccepted } from '../../catalog/read/outcome.js';
import { EXIT, type ExitCode } from '../shared/exit-codes.js';
import { Console, type ConsoleFlags } from './console.js';
import { Findings } from './findings.js';
import type { FileFlags } from './flags.js';
import { openFile, type SurveyedFile, surveyFile } from './survey-file.js';

export interface DiffFlags extends ConsoleFlags, FileFlags {
  json: boolean;
  detailedExitcode: boolean;
}

interface FieldChange {
  field: string;
  old: string;
  new: string;
}

interface Difference {
  change: 'ADDED' | 'REMOVED' | 'CHANGED';
  externalId: string;
  title: string;
  /** Of the first 10,000 changed entries; empty for the rest. */
  fields: FieldChange[];
}

const SHOWN_FIELDS_OF = 10_000;
const SIGNS: Record<Difference['change'], string> = { ADDED: '+', REMOVED: '-', CHANGED: '~' };

/** How one file of the catalog differs from another, entry by entry; whatever format each is in. Nothing is sent anywhere. */
export async function diff(before: string, after: string, flags: DiffFlags): Promise<ExitCode> {
  const console = new Console(flags);
  const [old, young] = [await survey(before, flags, console), await survey(after, flags, console)];
  let differences = 0;
  for await (const difference of compareFiles(old, young)) {
    differences += 1;
    console.print(flags.json ? JSON.stringify(difference) : render(difference));
  }
  console.say(`${differences} 处不同 (entries differ)`);
  return flags.detailedExitcode && differences > 0 ? EXIT.changes : EXIT.done;
}

async function survey(path: string, flags: FileFlags, console: Console): Promise<SurveyedFile> {
  const surveyed = await surveyFile(await openFile(path, flags), Findings.open(null), console);
  const { rejected } = surveyed.counts;
  if (rejected > 0) console.warn(`${path}: ${rejected} 条错误记录未计入 (bad records left out; see validate)`);
  return surveyed;
}

async function* compareFiles(old: SurveyedFile, young: SurveyedFile): AsyncGenerator<Difference> {
  const oldHashes = await hashesOf(old);
  const youngIds = new KeyTable();
  const changed = new Map<string, CatalogItem | null>();
  for await (const item of itemsOf(young)) {
    const { externalId, title } = item;
    const key = hash('sha256', externalId);
    youngIds.set(key, [0, 0]);
    const there = oldHashes.get(key);
    if (!there) yield { change: 'ADDED', externalId, title, fields: [] };
    else if (there.join() !== keyOf(contentHash(item)).join()) {
      if (changed.size < SHOWN_FIELDS_OF) changed.set(externalId, null);
      else yield { change: 'CHANGED', externalId, title, fields: [] };
    }
  }
  for await (const item of itemsOf(old)) {
    const { externalId, title } = item;
    if (changed.has(externalId)) changed.set(externalId, item);
    else if (!youngIds.get(hash('sha256', externalId))) yield { change: 'REMOVED', externalId, title, fields: [] };
  }
  if (changed.size === 0) return;
  for await (const item of itemsOf(young)) {
    const earlier = changed.get(item.externalId);
    const { externalId, title } = item;
    if (earlier) yield { change: 'CHANGED', externalId, title, fields: fieldsThatDiffer(earlier, item) };
  }
}

async function hashesOf(file: SurveyedFile): Promise<KeyTable> {
  const hashes = new KeyTable();
  for await (const item of itemsOf(file)) hashes.set(hash('sha256', item.externalId), keyOf(contentHash(item)));
  return hashes;
}

async function* itemsOf(file: SurveyedFile): AsyncGenerator<CatalogItem> {
  for await (const outcome of file.read(() => true)) {
    if (outcome && isAccepted(outcome) && !file.isDuplicate(outcome.item.externalId)) yield outcome.item;
  }
}

function fieldsThatDiffer(old: CatalogItem, young: CatalogItem): FieldChange[] {
  return (Object.keys(young) as (keyof CatalogItem)[]).flatMap((field) => {
    const change = { field, old: textOf(old[field]), new: textOf(young[field]) };
    return change.old === change.new ? [] : [change];
  });
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);

function render({ change, externalId, title, fields }: Difference): string {
  const lines = [`${SIGNS[change]} ${externalId} ${title}`];
  for (const { field, old, new: young } of fields) lines.push(`    ${field}: ${old} → ${young}`);
  return lines.join('\n');
}
