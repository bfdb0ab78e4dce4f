import { Announcer } from './announcer.ts';
import { carryOn } from './carry-on.ts';
import { FileRows } from './file-list.ts';
import { FileTask, type FilePage } from './file-task.ts';
import { LateNews } from './late-news.ts';
import { lookAt } from './photo-look.ts';
import { PageErrors, type PageError } from './page-errors.ts';
import { Patience, persist } from './patience.ts';
import { judge, newPick } from './picking.ts';
import { type Pick, PickStore } from './store.ts';
import { Turns } from './tab-lock.ts';
import * as api from './uploads-api.ts';
import { ApiProblem } from './uploads-api.ts';
import { ScreenAwake } from './wake-lock.ts';
import { Words } from './words.ts';

/** Away for less, a phone may have gone on sending; longer, it has surely stopped the page. */
const pausedAfterMilliseconds = 5_000;

/** What is kept of a picked file, and sent. */
export type Seal = (pick: Pick, file: Blob) => Promise<Blob>;

const asItIs: Seal = (_, file) => Promise.resolve(file);

/** P6: picks, rows, and what the person is told. Everything that moves bytes is in FileTask. */
export class UploadPage implements FilePage {
  readonly store: PickStore;
  readonly turns = new Turns();
  readonly #root: HTMLElement;
  readonly #words: Words;
  readonly #list: FileRows;
  readonly #errors: PageErrors;
  readonly #announcer: Announcer;
  readonly #awake = new ScreenAwake();
  readonly #tasks: FileTask[] = [];
  readonly #limits: api.UploadList;
  readonly #lateNews = new LateNews(this.#tasks, (problem) => this.ended(problem));
  readonly #seal: Seal;
  #over = false;

  private constructor(root: HTMLElement, store: PickStore, listing: api.UploadList, seal: Seal) {
    this.#seal = seal;
    this.#root = root;
    this.store = store;
    this.#limits = listing;
    this.#words = new Words(root);
    this.#list = new FileRows(this.#words);
    this.#errors = new PageErrors(document.querySelector<HTMLElement>('#file-errors')!, this.#words);
    this.#announcer = new Announcer(document.querySelector<HTMLElement>('#file-news')!);
  }

  /** Does nothing where the plain form is all that can work: no WebCrypto, or no answer from the service. */
  static async open(seal = asItIs): Promise<UploadPage | null> {
    const root = document.querySelector<HTMLElement>('#uploader');
    if (root === null) {
      return null;
    }
    if (!globalThis.crypto?.subtle) {
      root.classList.add('smi-plain');
      return null;
    }

    try {
      const patience = new Patience(new AbortController().signal, () => undefined);
      const listing = await persist(patience, () => api.list());
      const page = new UploadPage(root, await PickStore.open(), listing, seal);
      await carryOn(listing, page, page.#words);
      page.#settle();
      page.#listen();
      root.dataset['ready'] = 'true';
      return page;
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.endsPage) {
        if (problem.status === 410) {
          await (await PickStore.open()).forgetAll();
        }
        location.assign(root.dataset['leaveUrl']!);
        return null;
      }
      root.classList.add('smi-plain');
      throw problem;
    }
  }

  changed(task: FileTask): void {
    const { row } = task;
    if (!row.moving) {
      // What it said of the files was true when the page was opened.
      document.querySelector('#kept')?.remove();
    }
    const uploaded = this.#list.rows.filter((each) => each.state === 'uploaded').length;
    if (row.state === 'uploaded') {
      this.#announcer.say(this.#words.count('news-uploaded', this.#list.rows.length, { name: row.name, done: uploaded }));
    } else if (row.state !== 'checking') {
      this.#announcer.say(this.#words.say('news-state', { name: row.name, state: row.stateText }));
    }
    this.#settle();
  }

  rejected(task: FileTask, problem: api.Problem): void {
    void this.store.forget(task.pickId);
    this.#drop(task);
    this.#errors.show([{ text: problem.publicMessage, field: fieldOf(task.row.kind) }]);
  }

  ended(problem: ApiProblem): void {
    if (this.#over) {
      return;
    }
    this.#over = true;
    this.#lateNews.stop();
    for (const task of this.#tasks) {
      void task.stop();
    }
    const forgotten = problem.status === 410 ? this.store.forgetAll() : Promise.resolve();
    void forgotten.then(() => location.assign(this.#root.dataset['leaveUrl']!));
  }

  #listen(): void {
    for (const input of this.#root.querySelectorAll<HTMLInputElement>('input[type=file]')) {
      input.multiple = input.id === 'photos';
      input.addEventListener('change', () => void this.#picked(input));
      // Chosen before the script was ready.
      void this.#picked(input);
    }

    document.querySelector<HTMLFormElement>('#continue')?.addEventListener('submit', (event) => {
      const errors = this.#unfinished();
      if (errors.length > 0) {
        event.preventDefault();
        this.#errors.show(errors);
      }
    });

    let hiddenAt = 0;
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') {
        hiddenAt = Date.now();
      } else if (Date.now() - hiddenAt > pausedAfterMilliseconds) {
        this.#tasks.filter(({ row }) => row.state === 'uploading').forEach((task) => {
          task.row.show('paused');
          this.changed(task);
        });
      }
    });
  }

  async #picked(input: HTMLInputElement): Promise<void> {
    const files = [...input.files ?? []];
    if (files.length === 0) {
      return;
    }
    // The same file chosen again must be noticed too.
    input.value = '';
    this.#errors.clear();

    const errors: PageError[] = [];
    for (const file of files) {
      const error = await this.#pick(file, input.id === 'video');
      if (error !== null && !errors.some(({ text }) => text === error)) {
        errors.push({ text: error, field: input.id });
      }
    }
    this.#errors.show(errors);
  }

  /** Adds what the page's own camera took. */
  async take(file: Blob, kind: api.Kind): Promise<void> {
    this.#errors.clear();
    const error = await this.#pick(file, kind === 'video');
    this.#errors.show(error === null ? [] : [{ text: error, field: fieldOf(kind) }]);
  }

  /** @returns words that say why the file was not taken; null when it was. */
  async #pick(file: Blob, isVideo: boolean): Promise<string | null> {
    const listed = this.#list.rows.filter(({ state }) => state !== 'refused').length;
    if (listed >= this.#limits.maxFiles) {
      return this.#words.count('too-many', this.#limits.maxFiles);
    }

    const type = await judge(file, isVideo, this.#limits.maxFileBytes);
    if (typeof type === 'string') {
      return this.#words.say(type);
    }

    if (this.#spaceUsed + file.size > this.#limits.maxLinkBytes) {
      return this.#words.say('space-used');
    }

    const pick = await newPick(file, type, this.#limits.uploadKey);
    const kept = await this.#seal(pick, file);
    const task = this.add(type.kind, pick.pickId, file.size, null, null);
    this.picture(task, file);
    this.#announcer.say(this.#words.count('news-added', this.#list.rows.length, { name: task.row.name }));
    if (!await this.store.save(pick) || !await this.store.saveFile(pick.pickId, kept)) {
      task.row.note(this.#words.say('keep-open'));
    }
    task.send(pick, kept);
    this.#settle();
    return null;
  }

  /** As the service counts it: what it refused does not count. */
  get #spaceUsed(): number {
    return this.#tasks.filter(({ row }) => row.state !== 'refused').reduce((sum, { length }) => sum + length, 0);
  }

  add(kind: api.Kind, pickId: string, length: number, ordinal: number | null, uploadId: string | null): FileTask {
    const task = new FileTask(this.#list.row(kind, pickId, ordinal, uploadId), pickId, length, uploadId, this);
    this.#tasks.push(task);
    task.row.removal.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#remove(task);
    });
    return task;
  }

  async #remove(task: FileTask): Promise<void> {
    try {
      await task.remove();
      this.#drop(task);
      this.#announcer.say(this.#words.count('news-removed', this.#list.rows.length, { name: task.row.name }));
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.endsPage) {
        this.ended(problem);
        return;
      }
      const said = problem instanceof ApiProblem ? problem.problem?.publicMessage : undefined;
      task.row.show('failed');
      this.#errors.show([{ text: said ?? this.#words.say('problem'), field: task.row.id }]);
    }
  }

  #drop(task: FileTask): void {
    this.#list.drop(task.row);
    this.#tasks.splice(this.#tasks.indexOf(task), 1);
    this.#settle();
  }

  #settle(): void {
    const moving = this.#list.rows.some((row) => row.moving);
    void this.#awake.keep(moving);
    if (moving || this.#list.rows.some(({ state }) => state === 'uploaded')) {
      this.#lateNews.expect();
    }
  }

  picture(task: FileTask, file: Blob): void {
    if (task.row.kind === 'photo') {
      void lookAt(file).then((look) => {
        // Removed meanwhile, or not a picture that this browser can decode.
        if (look === null || !this.#tasks.includes(task)) {
          return;
        }
        task.row.picture(look.thumbnail);
        if (look.advice !== null) {
          this.#announcer.advise(task.row.advise(look.advice));
        }
      });
    }
  }

  #unfinished(): PageError[] {
    const moving = this.#list.rows.filter((row) => row.moving);
    const stuck = this.#list.rows.filter(({ state }) => state === 'failed' || state === 'elsewhere');
    return [
      ...moving.slice(0, 1).map(({ id }) =>
        ({ text: this.#words.count('still-uploading', moving.length), field: id })),
      ...stuck.map((row) =>
        ({ text: this.#words.say('news-state', { name: row.name, state: row.stateText }), field: row.id })),
    ];
  }
}

function fieldOf(kind: api.Kind): string {
  return kind === 'photo' ? 'photos' : 'video';
}
