import { loadAddon, Refused } from './addon';
import type { FromHelper, ToHelper } from './protocol';
import { check, ProbeRun } from './tracer';

/**
 * The helper process. An addon may crash it, hang it or refuse to load: whatever happens here, the host lives on. It ends with its
 * trace, and with the window that started it.
 */
function tell(message: FromHelper): void {
  if (process.connected) process.send?.(message);
}

let run: ProbeRun | undefined;

/** A helper that was asked whether it can trace and then is not wanted does not stay, in ms. */
const IDLE_MS = 60_000;
setTimeout(() => {
  if (!run) process.exit(0);
}, IDLE_MS).unref();

async function serve(message: ToHelper): Promise<void> {
  if (message.type === 'pace') return run?.setPace(message.probesPerSecond);
  try {
    const addon = loadAddon(process.env.HOPSCOPE_RAW_SOCKET);
    if (message.type === 'check') {
      await check(addon, message.order);
      tell({ type: 'able' });
    } else {
      run = new ProbeRun(addon, message.order, tell);
      await run.run();
    }
  } catch (error) {
    const reason = error instanceof Refused ? error.reason : 'addon-broken';
    tell({ type: 'refused', reason, detail: (error as Error).message });
  }
}

process.once('disconnect', () => process.exit(0));
process.on('message', (message: ToHelper) => {
  void serve(message).then(() => message.type === 'start' && process.disconnect?.());
});
