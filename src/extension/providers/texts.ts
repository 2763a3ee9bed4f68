import type * as vscode from 'vscode';
import { contributions } from '../contributions';

/** Languages that are ours: their texts are pictures, others may hold one. */
export const OURS = new Set<string>(['traceroute', 'mail-headers']);

/** Texts that get hints; those of other languages must look like ours before anything is loaded. */
export const TEXTS: vscode.DocumentSelector = [...OURS, 'plaintext', 'markdown', 'log'].map((language) => ({
  language,
}));

/** UTF-16 units that are looked at: a paste into a note stands early or is selected. */
const HEAD = 200_000;

// "Received: from", " 3  192.0.2.1", "3.|-- ", "  3    <1 ms", "[{\"af\":4,"
const RECEIVED = /^[ \t>]{0,8}Received:/im;
const HOP_ROW =
  /^[^\n]{0,40}?\b\d{1,3}(?:[ \t:.?|]|\u00a0)[^\n]{0,120}(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{1,4}:[\da-f:]{2,}|\*|ms\b)/im;
const MACHINE = /"(?:hops|hop|result|hubs)"\s*:/;

/**
 * A cheap look that may be wrong in one direction only: ordinary prose stays unread, and nothing of ours is missed. Keeps the analyzers
 * unloaded in windows that have no use for them.
 */
export function mayHoldOurs(document: vscode.TextDocument): boolean {
  if (OURS.has(document.languageId)) return true;
  // What those of other extensions look like, nobody here knows.
  if (contributions.dialects.length > 0) return true;
  const head = document.getText().slice(0, HEAD);
  return RECEIVED.test(head) || MACHINE.test(head) || HOP_ROW.test(head);
}
