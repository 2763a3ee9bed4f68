import { chooseInput, fromClipboard } from '../chooseInput';
import type { Session } from '../session';

/** Both Analyze commands: what the text is, the text says itself; the panel tells what it was taken for. */
export async function analyzeInput(session: Session): Promise<void> {
  const { refs, waiting } = await chooseInput(session.focusedInputs);
  await session.show(refs, waiting);
}

export async function analyzeClipboard(session: Session): Promise<void> {
  const { refs, waiting } = await fromClipboard();
  await session.show(refs, waiting);
}
