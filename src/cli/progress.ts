import type { ByteInput } from './byteInput';

const EVERY_MS = 500;
const CLEAR_LINE = '\r\u001b[K';

/** One line on standard error that says how far a stream is, where somebody watches; nothing in a pipe or a log. */
export class Progress {
  private shown = 0;
  private readonly began = Date.now();

  constructor(private readonly input: ByteInput) {}

  /** `count` = pieces answered so far. */
  step(count: number): void {
    if (!process.stderr.isTTY || Date.now() - Math.max(this.shown, this.began) < EVERY_MS) return;
    this.shown = Date.now();
    const { name, done, size } = this.input;
    const mb = (bytes: number) => (bytes / 1e6).toFixed(0);
    const part = size === undefined ? `${mb(done)} MB` : `${mb(done)} of ${mb(size)} MB`;
    process.stderr.write(`${CLEAR_LINE}hopscope: ${name}: ${part}, ${count.toLocaleString('en')} read`);
  }

  end(): void {
    if (this.shown > 0) process.stderr.write(CLEAR_LINE);
  }
}
