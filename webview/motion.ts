/** Longest transition, in ms (design/diagram.md, Accessibility). */
const LONGEST_MS = 180;

/** Duration of every transition: none when VS Code or the system asks for reduced motion. */
export function motionMs(): number {
  const reduced =
    document.body.classList.contains('vscode-reduce-motion') || matchMedia('(prefers-reduced-motion: reduce)').matches;
  return reduced ? 0 : LONGEST_MS;
}
