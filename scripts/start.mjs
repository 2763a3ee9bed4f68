// `npm start`: build everything, analyse the bundled examples, write the drawings to out/, say how to go on.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const run = (file, args) => {
  const { status } = spawnSync(file, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1); // the tool has said why
};
const hopscope = (...args) => run(process.execPath, ['dist/cli.js', 'analyze', ...args]);
const heading = (text) => console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 100 - text.length))}\n`);

const EXAMPLES = [
  {
    name: 'home-campus',
    title: 'From home to campus and back: two forward traces, one return trace',
    files: ['forward.tracert.txt', 'forward.nmap.txt', 'return.traceroute.txt'].map(
      (file) => `examples/home-campus/${file}`,
    ),
  },
  { name: 'mail-path', title: 'The path of a message, from its header', files: ['examples/mail/pot-seller.eml'] },
];

console.log('Building …');
run(process.execPath, ['node_modules/webpack-cli/bin/cli.js', '--stats', 'errors-only']);
mkdirSync(path.join(root, 'out'), { recursive: true });
for (const { name, title, files } of EXAMPLES) {
  heading(title);
  hopscope(...files, '--format', 'text', '-o', `out/${name}.svg`, '-o', `out/${name}.html`);
}
heading('Written');
for (const { name } of EXAMPLES)
  console.log(`  out/${name}.svg    the drawing\n  out/${name}.html   the same, interactive: open it in a browser`);
console.log(`
In VS Code:        npm run vscode       (an installed VS Code, otherwise a test host in the browser)
On your own text:  node dist/cli.js analyze FILE…    or    tracert example.org | node dist/cli.js analyze
`);
