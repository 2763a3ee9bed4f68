// `npm test`: every check there is, in the order of their cost. Sets up what it needs and says what it does.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSteps } from './steps.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const STEPS = [
  ['Debian packages (Chromium, LibreOffice, fonts, tracers)', 'bash', ['scripts/system-packages.sh']],
  ['types', 'npm', ['run', '--silent', 'check:types']],
  ['lint', 'npm', ['run', '--silent', 'check:lint']],
  ['format', 'npm', ['run', '--silent', 'check:format']],
  ['unused code and dependencies', 'npm', ['run', '--silent', 'check:unused']],
  ['build and package', 'npm', ['run', '--silent', 'package']],
  ['unit, property and golden tests', 'npm', ['run', '--silent', 'test:unit']],
  ['the inference against generated scenarios', 'npm', ['run', '--silent', 'evaluate']],
  ['the built command line', 'npm', ['run', '--silent', 'test:cli']],
  ['exported slides in LibreOffice', 'npm', ['run', '--silent', 'test:office']],
  ['exported drawings in draw.io, PDF in poppler', 'npm', ['run', '--silent', 'test:drawio']],
  ['webview in Chromium', 'npm', ['run', '--silent', 'test:webview']],
  ['Mocha inside the extension host, VS Code 1.139 and 1.100', 'npm', ['run', '--silent', 'test:integration']],
  ['the packaged extension in VS Code 1.139, end to end', 'npm', ['run', '--silent', 'test:e2e']],
  ['the same extension in a browser alone, end to end', 'npm', ['run', '--silent', 'test:e2e', '--', '--web']],
  ['live traces in network namespaces (root)', 'npm', ['run', '--silent', 'test:lab']],
];

process.exitCode = runSteps(STEPS, root);
