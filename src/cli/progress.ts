import type { ByteInput } from './byteInput';

const EVERY_MS = 500;
const CLEAR_LINE = '\r\u001b[K';

/** One line on standard error, now and then, where somebody watches; nothing in a pipe or a log. */
export class StatusLine {
  private shown = 0;
  private readonly began = Date.now();

  show(text: () => string): void {
    if (!process.stderr.isTTY || Date.now() - Math.max(this.shown, this.began) < EVERY_MS) return;
    this.shown = Date.now();
    process.stderr.write(`${CLEAR_LINE}hopscope: ${text()}`);
  }

  end(): void {
    if (this.shown > 0) process.stderr.write(CLEAR_LINE);
  }
}

/** How far a stream is. */
export class Progress {
  private readonly line = new StatusLine();

  constructor(private readonly input: ByteInput) {}

  /** `count` = pieces answered so far. */
  step(count: number): void {
    this.line.show(() => {
      const { name, done, size } = this.input;
      const mb = (bytes: number) => (bytes / 1e6).toFixed(0);
      const part = size === undefined ? `${mb(done)} MB` : `${mb(done)} of ${mb(size)} MB`;
      return `${name}: ${part}, ${count.toLocaleString('en')} read`;
    });
  }

  end(): void {
    this.line.end();
  }
}
