import type { Writable } from 'node:stream';
import { INTERRUPTED } from './output';

/** Lines between two turns of the event loop. */
const TURN = 50;

/** One JSON object a line. Ctrl+C ends the program behind a whole line, never inside one. */
export class LineOutput {
  private pending = 0;
  private lines = 0;
  private stopped = false;

  constructor(private readonly output: Writable) {
    process.once('SIGINT', () => {
      this.stopped = true;
      this.exitWhenWritten();
    });
  }

  /** Resolves when there is room for more. */
  async write(value: object): Promise<void> {
    // Never resolves: the program ends as soon as what was begun is written.
    if (this.stopped) return new Promise(() => {});
    this.pending++;
    const room = this.output.write(JSON.stringify(value) + '\n', () => {
      this.pending--;
      this.exitWhenWritten();
    });
    if (!room) await new Promise((resolve) => this.output.once('drain', resolve));
    // Signals are heard between turns of the event loop only.
    if (++this.lines % TURN === 0) await new Promise((resolve) => setImmediate(resolve));
  }

  private exitWhenWritten(): void {
    if (this.stopped && this.pending === 0) process.exit(INTERRUPTED);
  }
}
