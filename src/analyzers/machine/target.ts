import { addressOf } from './responder';

/** What a tool was told to trace to, and its address where that is one. */
export function targetOf(text: string | undefined): { readonly target?: string; readonly targetIp?: string } {
  if (text === undefined) return {};
  const targetIp = addressOf(text);
  return targetIp === undefined ? { target: text } : { target: text, targetIp };
}

/** The host that traced: an address or a name. */
export function originOf(text: string | undefined): { readonly sourceHost?: string; readonly sourceIp?: string } {
  if (text === undefined) return {};
  const sourceIp = addressOf(text);
  return sourceIp === undefined ? { sourceHost: text } : { sourceIp };
}
