import { RefusalError, UnreachableError } from '../../api.ts';
import { sameDraft, valueAt, withValue, type Draft, type Path } from './draft.ts';

export type SaveState =
  | { kind: 'saved'; at: Date | null }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  /** The network is away; kept in this browser and tried again by itself. */
  | { kind: 'unreachable' }
  /** Somebody else saved meanwhile; nothing is sent until the person has chosen. */
  | { kind: 'stale'; theirs: Draft; message: string }
  /** The server will not take some entries; `rest` is when everything else was saved. */
  | { kind: 'refused'; error: Error; rest: Date | null; fields: readonly WrongField[] };
/** An entry the server refused, and why. */
export type WrongField = { path: Path; message: string };
export type Kept = { draft: Draft; save: SaveState };

type Wire = {
  save: (draft: Draft, version: number) => Promise<{ version: number }>;
  read: () => Promise<{ draft: Draft; version: number }>;
};

/** Somebody wrote to the file since it was read here. */
const overtaken = ['stale-version', 'acted-already'];
const PAUSE_MS = 800;
const RETRY_MS = [2_000, 5_000, 10_000, 30_000];

/**
 * Keeps a draft: every change goes to a copy in this browser at once and to the server after a pause. One save is
 * under way at a time, so that versions follow each other; nothing typed is ever dropped.
 */
export class DraftKeeper {
  #kept: Kept;
  #version: number;
  #onServer: Draft;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | null = null;
  #attempt = 0;
  /** Entries the server refused, as they were then: held back until they change, so that the rest is saved. */
  #refused = new Map<Path, { value: string; message: string }>();
  #refusal: Error | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #key: string;
  readonly #wire: Wire;

  constructor(id: string, server: { draft: Draft; version: number }, wire: Wire) {
    this.#key = `haizhi.draft.${id}`;
    this.#wire = wire;
    this.#version = server.version;
    this.#onServer = server.draft;
    this.#kept = { draft: server.draft, save: { kind: 'saved', at: null } };
    this.#restore();
  }

  /** The version the server is at, as far as known here. */
  get version(): number {
    return this.#version;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly current = (): Kept => this.#kept;

  change(update: (draft: Draft) => Draft): void {
    const { save } = this.#kept;
    this.#set({ draft: update(this.#kept.draft), save: save.kind === 'stale' ? save : { kind: 'waiting' } });
    this.#remember();
    if (save.kind !== 'stale') this.#schedule(PAUSE_MS);
  }

  /** Sends now what is not sent yet; resolves when the server has it or it is known that it does not. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    // Others may wait here too; whoever goes first begins a save that the rest must wait for, or two carry one version.
    for (let awaited: Promise<void> | null = null; awaited !== this.#sending; await awaited) awaited = this.#sending;
    if (this.#kept.save.kind === 'stale') return false;
    if (!sameDraft(this.#kept.draft, this.#onServer)) {
      this.#sending = this.#send();
      await this.#sending;
    }
    return sameDraft(this.#kept.draft, this.#onServer);
  }

  /** After a conflict: `mine` goes over theirs, or theirs replaces what is here. */
  settle(choice: 'mine' | 'theirs'): void {
    const { save, draft } = this.#kept;
    if (save.kind !== 'stale') return;
    this.#onServer = save.theirs;
    if (choice === 'theirs') {
      this.#set({ draft: save.theirs, save: { kind: 'saved', at: null } });
      sessionStorage.removeItem(this.#key);
      return;
    }
    this.#set({ draft, save: { kind: 'waiting' } });
    void this.flush();
  }

  /** Another part of the file (a material) moved its version on; taken over when the draft on the server is still ours. */
  adopt(server: { draft: Draft; version: number }): void {
    if (server.version > this.#version && sameDraft(server.draft, this.#onServer)) this.#version = server.version;
  }

  #set(kept: Kept): void {
    this.#kept = kept;
    for (const listener of this.#listeners) listener();
  }

  #schedule(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), milliseconds);
  }

  async #send(): Promise<void> {
    const { draft } = this.#kept;
    const sent = this.#withoutRefused(draft);
    this.#set({ draft, save: { kind: 'saving' } });
    try {
      const { version } = await this.#wire.save(sent, this.#version);
      this.#version = version;
      this.#onServer = sent;
      this.#attempt = 0;
      if (this.#kept.draft !== draft) {
        this.#remember();
        this.#schedule(PAUSE_MS);
      } else if (this.#refusal !== null) {
        this.#remember();
        this.#set({
          draft,
          save: { kind: 'refused', error: this.#refusal, rest: new Date(), fields: this.#wrongFields() },
        });
      } else {
        sessionStorage.removeItem(this.#key);
        this.#set({ draft, save: { kind: 'saved', at: new Date() } });
      }
    } catch (error) {
      await this.#fail(error as Error, draft);
    }
  }

  /** The draft with the server's own values where it refused ours; an entry changed since is tried again. */
  #withoutRefused(draft: Draft): Draft {
    for (const [path, { value }] of this.#refused) {
      if (JSON.stringify(valueAt(draft, path)) !== value) this.#refused.delete(path);
    }
    if (this.#refused.size === 0) this.#refusal = null;
    return [...this.#refused.keys()].reduce(
      (rest, path) => withValue(rest, path, valueAt(this.#onServer, path)),
      draft,
    );
  }

  #wrongFields(): WrongField[] {
    return [...this.#refused].map(([path, { message }]) => ({ path, message }));
  }

  async #fail(error: Error, draft: Draft): Promise<void> {
    if (error instanceof UnreachableError) {
      this.#set({ draft: this.#kept.draft, save: { kind: 'unreachable' } });
      this.#schedule(RETRY_MS[Math.min(this.#attempt, RETRY_MS.length - 1)] ?? PAUSE_MS);
      this.#attempt += 1;
      return;
    }
    if (error instanceof RefusalError && overtaken.includes(error.code)) {
      const server = await this.#wire.read().catch(() => null);
      if (server !== null) {
        this.#version = server.version;
        this.#set({ draft: this.#kept.draft, save: { kind: 'stale', theirs: server.draft, message: error.message } });
        return;
      }
    }
    if (error instanceof RefusalError) {
      const fresh = error.fields.filter(({ path }) => /^(form|facts)\./u.test(path) && !this.#refused.has(path));
      if (fresh.length > 0) {
        for (const { path, message } of fresh) {
          this.#refused.set(path, { value: JSON.stringify(valueAt(draft, path)), message });
        }
        this.#refusal = error;
        return this.#send();
      }
    }
    this.#set({ draft: this.#kept.draft, save: { kind: 'refused', error, rest: null, fields: this.#wrongFields() } });
  }

  #remember(): void {
    try {
      sessionStorage.setItem(this.#key, JSON.stringify({ version: this.#version, draft: this.#kept.draft }));
    } catch {
      // Without room in the browser the server's copy is the only one.
    }
  }

  /** Takes up what a page left unsaved when it went away. */
  #restore(): void {
    let copy: { version: number; draft: Draft };
    try {
      copy = JSON.parse(sessionStorage.getItem(this.#key) ?? 'null') as typeof copy;
      if (
        typeof copy?.version !== 'number' ||
        typeof copy.draft?.form !== 'object' ||
        typeof copy.draft.facts !== 'object'
      )
        return;
    } catch {
      return;
    }
    if (sameDraft(copy.draft, this.#onServer)) return;
    if (copy.version === this.#version) {
      this.#kept = { draft: copy.draft, save: { kind: 'waiting' } };
      this.#schedule(PAUSE_MS);
    } else {
      this.#kept = { draft: copy.draft, save: { kind: 'stale', theirs: this.#onServer, message: '' } };
    }
  }
}
