import type { UploadKey } from './encryption.ts';

export type Kind = 'photo' | 'video';
export type UploadState = 'reserved' | 'checking' | 'received' | 'refused';

export interface Problem {
  code: string;
  publicMessage: string;
}

export interface UploadStatus {
  state: UploadState;
  problem: Problem | null;
}

export interface Upload extends UploadStatus {
  id: string;
  pickId: string;
  ordinal: number;
  kind: Kind;
  length: number;
}

export interface UploadList {
  uploadKey: UploadKey;
  maxFileBytes: number;
  maxFiles: number;
  /** Of all files together. */
  maxLinkBytes: number;
  uploads: Upload[];
}

export interface ReserveUpload {
  pickId: string;
  kind: Kind;
  contentType: string;
  length: number;
  encryptedLength: number;
  blockSize: number;
  wrappedKey: string;
  keyId: string;
}

export interface Reserved {
  id: string;
  blockCount: number;
  blockIdPrefix: string;
  ordinal: number;
}

export interface StoragePass {
  url: string;
  /** Milliseconds that the pass had left when the service answered, by the service's clock; a phone's may be wrong. */
  lifetime: number;
}

/** A refusal in the service's words, or no answer at all (status 0). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly problem: Problem | null;
  readonly retryAfterSeconds: number | null;

  /** Numbers of the blocks that storage does not hold, with code `blocks-missing`. */
  readonly missing: readonly number[];

  constructor(
    status: number, problem: Problem | null, retryAfterSeconds: number | null, missing: readonly number[] = []) {
    super(problem?.code ?? `status ${status}`);
    this.status = status;
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
    this.missing = missing;
  }

  /** Trying the same again can help. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }

  /** This browser may not upload any more; the service has a page that says why. */
  get endsPage(): boolean {
    return this.status === 401 || this.status === 410 || this.problem?.code === 'moved';
  }
}

/** Longer than any answer should take; a phone that changes networks can leave a request without one for ever. */
const answerMilliseconds = 60_000;

export const list = (): Promise<UploadList> => json('GET', '');

export const reserve = (upload: ReserveUpload): Promise<Reserved> => json('POST', '', upload);

export const status = (id: string): Promise<UploadStatus> => json('GET', `/${encodeURIComponent(id)}`);

export const complete = (id: string, blockCount: number, digest: string): Promise<UploadStatus> =>
  json('POST', `/${encodeURIComponent(id)}/complete`, { blockCount, digest });

export async function remove(id: string): Promise<void> {
  await send('POST', `/${encodeURIComponent(id)}/remove`);
}

export async function storagePass(id: string): Promise<StoragePass> {
  const answer = await send('POST', `/${encodeURIComponent(id)}/sas`);
  const { url, expiresAt } = await answer.json() as { url: string; expiresAt: string };
  const now = Date.parse(answer.headers.get('Date') ?? '');
  return { url, lifetime: Date.parse(expiresAt) - (Number.isNaN(now) ? Date.now() : now) };
}

async function json<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await send(method, path, body);
  return await answer.json() as T;
}

async function send(method: string, path: string, body?: object): Promise<Response> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), answerMilliseconds);

  try {
    const answer = await fetch(`/p/uploads${path}`, {
      method,
      // The header cannot be set by a form on another site, and tells the service to answer in JSON.
      headers: { 'X-Requested-With': 'SecureMediaIntake', ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      cache: 'no-store',
      signal: deadline.signal,
    }).catch(() => {
      throw new ApiProblem(0, null, null);
    });

    if (answer.ok) {
      return answer;
    }

    const said = await answer.json().catch(() => null) as (Problem & { missing?: number[] }) | null;
    const seconds = Number.parseInt(answer.headers.get('Retry-After') ?? '', 10);
    throw new ApiProblem(
      answer.status, said?.code ? said : null, Number.isNaN(seconds) ? null : seconds, said?.missing ?? []);
  } finally {
    clearTimeout(timer);
  }
}
