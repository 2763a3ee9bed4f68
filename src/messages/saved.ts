import type { Message } from './catalog';

/** Saved diagrams: what is wrong with a file. */
export const saved = {
  'saved.broken': {
    en: '{name} is no valid JSON: mend it as text, the last good drawing stays',
    ja: '{name} は正しい JSON ではありません。テキストとして直してください（最後に描けた図を表示しています）',
  },
  'saved.brokenAt': {
    en: '{name} is no valid JSON, line {line}: mend it as text, the last good drawing stays',
    ja: '{name} の {line} 行目が正しい JSON ではありません。テキストとして直してください（最後に描けた図を表示しています）',
  },
  'saved.noSchema': {
    en: '{name} is no saved diagram: its "schema" must be "hopscope.diagram/1"',
    ja: '{name} は保存された図ではありません。"schema" は "hopscope.diagram/1" でなければなりません',
  },
  'saved.noSources': {
    en: '{name} holds no text to draw: "sources" needs { "name", "text" }',
    ja: '{name} に描くテキストがありません。"sources" に { "name", "text" } が必要です',
  },
  'saved.leftOut': { en: '{field} was left out: {form}', ja: '{field} は使いません。{form}' },
  'saved.hostNowhere': {
    en: 'The host {name} is not drawn: nothing in the drawing is {at}',
    ja: 'ホスト {name} は描けません。図に {at} がありません',
  },

  /* What belongs there, by the form of src/model/diagram.ts ------------------------------------------------------- */
  'saved.form.correction': {
    en: 'a correction has a "kind" such as "one-router", "nat", "segment" or "border"',
    ja: '訂正には "one-router"、"nat"、"segment"、"border" などの "kind" が必要です',
  },
  'saved.form.one-router': {
    en: 'it needs two "addresses" or more',
    ja: '"addresses" に 2 つ以上のアドレスが必要です',
  },
  'saved.form.different-routers': {
    en: 'it needs two "addresses" or more',
    ja: '"addresses" に 2 つ以上のアドレスが必要です',
  },
  'saved.form.belongs': {
    en: 'it needs an "address" and an address of its "router"',
    ja: '"address" と、そのルーターのアドレス "router" が必要です',
  },
  'saved.form.nat': {
    en: 'it needs the "address" of the router inside, and may have the one "outside"',
    ja: '内側の "address" が必要です（外側の "outside" は省略可）',
  },
  'saved.form.no-nat': { en: 'it needs an "address"', ja: '"address" が必要です' },
  'saved.form.segment': {
    en: 'it needs two "addresses" or more, and may have a "prefix" such as 192.0.2.0/24',
    ja: '"addresses" に 2 つ以上のアドレスが必要です（192.0.2.0/24 のような "prefix" は省略可）',
  },
  'saved.form.no-segment': {
    en: 'it needs two "addresses" or more',
    ja: '"addresses" に 2 つ以上のアドレスが必要です',
  },
  'saved.form.network': { en: 'it needs an "address" and a "network"', ja: '"address" と "network" が必要です' },
  'saved.form.border': {
    en: 'it needs two addresses in "between", and may have names "inside" and "outside"',
    ja: '"between" に 2 つのアドレスが必要です（名前 "inside" と "outside" は省略可）',
  },
  'saved.form.no-border': { en: 'it needs two addresses in "between"', ja: '"between" に 2 つのアドレスが必要です' },
  'saved.form.source': {
    en: 'a source has a "name", a "text" (a string or a list of lines), and may have a "role": forward, return or other',
    ja: 'ソースには "name" と "text"（文字列または行のリスト）が必要です（"role" は forward、return、other のいずれか）',
  },
  'saved.form.host': {
    en: 'a host has a "kind" (pc, phone, printer, router, server, tv, host), a place "at" and a list of "addresses"',
    ja: 'ホストには "kind"（pc、phone、printer、router、server、tv、host）、場所 "at"、"addresses" のリストが必要です',
  },
  'saved.form.name': {
    en: 'a name is a text of at most 200 characters',
    ja: '名前は 200 文字以内のテキストです',
  },
  'saved.form.icon': {
    en: 'a symbol goes by its name, "router" for example',
    ja: '記号は "router" などの名前で書きます',
  },
  'saved.form.pin': { en: 'a place is a number of pixels', ja: '位置はピクセル数です' },
  'saved.form.fold': { en: 'a fold goes by its id', ja: '折りたたみは ID で書きます' },
  'saved.form.list': { en: 'a list belongs there', ja: 'リストでなければなりません' },
  'saved.form.table': {
    en: 'an object of names and values belongs there',
    ja: '名前と値のオブジェクトでなければなりません',
  },
  'saved.form.config': {
    en: 'the rest of the configuration is used',
    ja: '設定の残りの部分は使います',
  },
  'saved.form.redaction': {
    en: 'the mode must be off, private, last-bits, pseudonyms, home or mail; pseudonyms are used until it is',
    ja: 'モードは off、private、last-bits、pseudonyms、home、mail のいずれかです（直すまで仮名で表示します）',
  },
} satisfies Record<string, Message>;
