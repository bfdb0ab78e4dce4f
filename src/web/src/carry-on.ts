import type { FileTask } from './file-task.ts';
import type { PickStore } from './store.ts';
import type * as api from './uploads-api.ts';
import type { Words } from './words.ts';

interface PageToFill {
  readonly store: PickStore;
  add(kind: api.Kind, pickId: string, length: number, ordinal: number | null, uploadId: string | null): FileTask;
  picture(task: FileTask, file: Blob): void;
}

/** After a reload, a closed tab or a change of phone: puts together what the service and this phone know. */
export async function carryOn(listing: api.UploadList, page: PageToFill, words: Words): Promise<void> {
  const { store } = page;
  const picks = await store.all();

  for (const known of listing.uploads) {
    const task = page.add(known.kind, known.pickId, known.length, known.ordinal, known.id);
    const pick = picks.find(({ pickId }) => pickId === known.pickId);
    const file = pick === undefined ? null : await store.file(pick.pickId);

    if (file !== null) {
      page.picture(task, file);
    }
    if (known.state === 'received' || known.state === 'refused') {
      task.known(known);
    } else if (known.state === 'checking') {
      task.follow(known);
    } else if (pick !== undefined && file !== null) {
      task.send(pick, file);
    } else {
      // Only a phone with a store can tell that another began this upload.
      const elsewhere = pick === undefined && store.works;
      task.row.show(elsewhere ? 'elsewhere' : 'failed');
      task.row.retry.hidden = true;
      task.row.note(elsewhere ? null : words.say('try-again'));
    }
  }

  // Picks of another request on a shared phone stay untouched and unseen: their link has another key.
  const ours = picks.filter(({ keyId }) => keyId === listing.uploadKey.keyId);
  for (const pick of ours.filter(({ pickId }) => !listing.uploads.some((known) => known.pickId === pickId))) {
    const file = await store.file(pick.pickId);
    if (file === null || pick.reserved !== null) {
      // Removed on another phone, or never stored: there is nothing to carry on.
      await store.forget(pick.pickId);
      continue;
    }

    const task = page.add(pick.kind, pick.pickId, pick.length, null, null);
    page.picture(task, file);
    task.send(pick, file);
  }
}
