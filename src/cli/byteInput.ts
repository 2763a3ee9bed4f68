import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { UsageError } from './usage';

/** Bytes read at once. */
const CHUNK = 1 << 20;

/** A file or standard input, read once from its beginning, chunk by chunk; what was peeked comes again. */
export class ByteInput implements AsyncIterable<Buffer> {
  private readonly chunks: AsyncIterator<Buffer>;
  private peeked: Buffer[] = [];
  /** Bytes handed out so far. */
  done = 0;

  private constructor(
    readonly name: string,
    private readonly stream: Readable,
    /** Bytes in all; absent when nobody knows (a pipe). */
    readonly size?: number,
  ) {
    this.chunks = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  }

  static standardInput(): ByteInput {
    return new ByteInput('standard input', process.stdin);
  }

  /** Throws a UsageError that says why the file cannot be read. */
  static async open(path: string, name: string): Promise<ByteInput> {
    try {
      const file = await open(path);
      const stat = await file.stat();
      if (stat.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
      return new ByteInput(
        name,
        file.createReadStream({ highWaterMark: CHUNK }),
        stat.isFile() ? stat.size : undefined,
      );
    } catch (error) {
      throw new UsageError(`${path} cannot be read: ${reasonOf(error)}`);
    }
  }

  /** At least `length` bytes from here on, fewer when the input ends before; `ended` = that is all. */
  async peek(length: number): Promise<{ readonly bytes: Buffer; readonly ended: boolean }> {
    let held = this.peeked.reduce((sum, chunk) => sum + chunk.length, 0);
    let ended = false;
    while (held <= length && !ended) {
      const next = await this.read();
      if (next) {
        this.peeked.push(next);
        held += next.length;
      } else ended = true;
    }
    const bytes = this.peeked.length === 1 && this.peeked[0] ? this.peeked[0] : Buffer.concat(this.peeked);
    this.peeked = [bytes];
    return { bytes, ended };
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    try {
      for (;;) {
        const chunk = this.peeked.shift() ?? (await this.read());
        if (!chunk) return;
        this.done += chunk.length;
        yield chunk;
      }
    } finally {
      // Who stops early must not wait for a standard input that nobody closes.
      this.stream.destroy();
    }
  }

  private async read(): Promise<Buffer | undefined> {
    try {
      const { value, done } = await this.chunks.next();
      return done ? undefined : value;
    } catch (error) {
      throw new UsageError(`${this.name} cannot be read: ${reasonOf(error)}`);
    }
  }
}

export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  const known: Record<string, string> = {
    ENOENT: 'there is no such file',
    EACCES: 'reading it is not permitted',
    EISDIR: 'it is a folder',
  };
  return (code && known[code]) ?? String((error as Error).message);
}
