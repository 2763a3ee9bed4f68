import type { Message } from './catalog';

/** What the extension cannot do in a browser (src/web). */
export const web = {
  'web.noTraces': {
    en: 'A browser sends no probes: open the folder in VS Code on a computer to trace from there, or paste a trace here.',
    ja: 'ブラウザーからはプローブを送れません。デスクトップ版の VS Code で開いて実行するか、経路の出力をここに貼り付けてください。',
  },
  'web.noVerification': {
    en: 'A browser asks no name servers: open the message in VS Code on a computer to verify it.',
    ja: 'ブラウザーからは DNS に問い合わせできません。デスクトップ版の VS Code でメールを開いて検証してください。',
  },
  'web.noOutlookFiles': {
    en: '{name} is an Outlook file, which is not read in VS Code for the Web: paste its internet headers instead.',
    ja: '{name} は Outlook のファイルで、Web 版の VS Code では読めません。インターネット ヘッダーを貼り付けてください。',
  },
} satisfies Readonly<Record<string, Message>>;
