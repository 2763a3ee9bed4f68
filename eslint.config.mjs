import tseslint from 'typescript-eslint';

/** Who may import whom: design in docs/design/architecture.md; test/unit/imports.test.ts walks the whole graph as well. */
const layers = {
  model: {
    forbid: [
      'messages',
      'analyzers',
      'view',
      'layout',
      'export',
      'protocol',
      'extension',
      'mime',
      'live',
      'cli',
      'data',
      'folder',
    ],
    why: 'model stands alone',
  },
  messages: {
    forbid: ['analyzers', 'view', 'layout', 'export', 'protocol', 'extension', 'mime', 'live', 'cli', 'data', 'folder'],
    why: 'texts know the model only',
  },
  analyzers: {
    forbid: ['messages', 'view', 'layout', 'export', 'protocol', 'extension', 'mime', 'live', 'cli', 'data', 'folder'],
    why: 'analyzers import the model only and hand over message keys, never text',
  },
  layout: {
    forbid: ['analyzers', 'export', 'view', 'protocol', 'extension', 'mime', 'live', 'cli', 'data', 'folder'],
    why: 'layout turns the model into a Scene',
  },
  view: {
    forbid: ['analyzers', 'export', 'extension', 'mime', 'live', 'cli', 'data', 'folder'],
    why: 'view prepares the model for a surface',
  },
  export: {
    forbid: ['analyzers', 'extension', 'mime', 'live', 'cli', 'data', 'folder'],
    why: 'exporters paint the Scene or write the model',
  },
  data: {
    forbid: [
      'messages',
      'analyzers',
      'view',
      'layout',
      'export',
      'protocol',
      'extension',
      'mime',
      'live',
      'cli',
      'folder',
    ],
    why: 'tables know the model only',
  },
  protocol: {
    forbid: ['analyzers', 'view', 'export', 'extension', 'mime', 'live', 'cli', 'data', 'folder'],
    why: 'protocol is types only',
  },
};

const platform = [
  {
    regex: '^(vscode|node:.*|fs|path|crypto|os)$',
    message: 'The core runs anywhere: no VS Code, no Node. Pass the thing in.',
  },
];

const layerRules = Object.entries(layers).map(([layer, { forbid, why }]) => ({
  files: [`src/${layer}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...platform,
          { group: ['d3', 'd3-*', '!d3-geo', 'mailparser'], message: why },
          { group: forbid.map((name) => `**/${name}/**`), message: `${layer}: ${why}.` },
        ],
      },
    ],
    'no-restricted-globals': ['error', 'window', 'document', 'process', 'Buffer', 'setTimeout', 'fetch'],
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message: 'The core has no clock.' },
      { object: 'Math', property: 'random', message: 'The core is deterministic.' },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', '.host-run/', 'examples/', 'test/fixtures/'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'off',
      'max-lines': ['error', { max: 400, skipComments: true }],
      complexity: ['error', 30],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'webview/**/*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }] },
  },
  ...layerRules,
  {
    files: ['webview/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                'vscode',
                'node:*',
                '**/analyzers/**',
                '**/extension/**',
                '**/export/**',
                '**/cli/**',
                '**/mime/**',
                '**/live/**',
              ],
              message: 'The webview gets its data by postMessage.',
            },
          ],
        },
      ],
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Header text is hostile: textContent and attributes only.' },
      ],
    },
  },
  {
    files: ['src/extension/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['d3', 'd3-*', '**/cli/**', 'node:*'], message: 'Shared code uses workspace.fs and Uri.' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/cli/**/*.ts', 'src/mime/**/*.ts', 'src/folder/**/*.ts', 'src/live/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['vscode', '**/extension/**'], message: 'The command line runs without VS Code.' }] },
      ],
    },
  },
  // Fitted tables: data that a command writes, read row by row and not as a program.
  { files: ['src/analyzers/infer/tables/*.ts'], rules: { 'max-lines': 'off' } },
);
