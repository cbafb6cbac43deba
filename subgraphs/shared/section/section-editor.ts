import { at } from '../graphql/check-input.js';
import { type ReportStub, readableSnapshot } from '../report/report-stub.type.js';
import type { RequestServices } from '../subgraph/subgraph-definition.js';
import type { PutSectionInput, SealSectionInput } from './section.input.js';
import { answer, type SectionPayload } from './section-payload.type.js';
import type { SectionState } from './section-state.type.js';
import { type ReplaceRows, type SectionChange, SectionStore } from './section-store.js';

const UNDONE = { state: null, changed: false };

/** The section a subgraph owns, for one request: its state, and how a caller with the token of a draft changes it. */
export class SectionEditor<Content> {
  readonly #services: RequestServices;
  readonly #store: SectionStore<Content>;

  constructor(services: RequestServices, replaceRows: ReplaceRows<Content>) {
    this.#services = services;
    this.#store = new SectionStore(services.database, replaceRows);
  }

  /** Null if the caller may not read the snapshot; version 0 if nothing was put yet. */
  stateOf(report: ReportStub): Promise<SectionState | null> {
    const snapshot = readableSnapshot(report, this.#services);
    return snapshot === null ? Promise.resolve(null) : this.stateOfSnapshot(snapshot);
  }

  /** For a snapshot the caller is known to be allowed to read. */
  async stateOfSnapshot(snapshot: string): Promise<SectionState> {
    return (await this.#services.sections.states.load(snapshot)) ?? { version: 0, digest: '', sealed: false };
  }

  /** @param toContent  Checks the input and gives it the form it is stored in. */
  put<Input>(
    { draftToken, expectedVersion, content }: PutSectionInput & { content?: Input | null },
    toContent: (input: Input) => Content,
  ): Promise<SectionPayload> {
    return this.#answer(draftToken, (snapshot) => {
      const checked = content ? at(['input', 'content'], () => toContent(content)) : null;
      return this.#store.put(snapshot, expectedVersion, checked, this.#services.actor());
    });
  }

  seal({ draftToken, expectedVersion }: SealSectionInput): Promise<SectionPayload> {
    return this.#answer(draftToken, (snapshot) => this.#store.seal(snapshot, expectedVersion, this.#services.actor()));
  }

  #answer(draftToken: string, change: (snapshot: { month: string; revision: number }) => Promise<SectionChange>) {
    return answer(async () => change(this.#services.grants.draftOf(draftToken)), UNDONE);
  }
}
