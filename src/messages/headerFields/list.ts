import type { Message } from '../catalog';

/** Fields of mailing lists and mass mailings: written by who distributes, who may be the sender. */
export const listFields = {
  'field.list-id': {
    en: 'The lasting name of the mailing list that passed the message on (RFC 2919).',
    ja: 'このメールを配ったメーリングリストの恒久的な名前です (RFC 2919)。',
  },
  'field.list-unsubscribe': {
    en: 'Addresses with which to leave the list or to stop the mailing (RFC 2369).',
    ja: '退会や配信停止のためのアドレスです (RFC 2369)。',
  },
  'field.list-unsubscribe-post': {
    en: 'Says that one request to the https address in List-Unsubscribe stops the mailing (RFC 8058).',
    ja: 'List-Unsubscribe の https アドレスへの 1 回の要求で配信が止まることを示します (RFC 8058)。',
  },
  'field.list-subscribe': { en: 'Addresses with which to join the list.', ja: 'リストに参加するためのアドレスです。' },
  'field.list-post': { en: 'Where to write to all on the list.', ja: 'リスト全員への投稿先です。' },
  'field.list-help': { en: 'Where to get help on the list.', ja: 'リストの使い方の案内先です。' },
  'field.list-owner': { en: 'How to reach the people who run the list.', ja: 'リスト管理者の連絡先です。' },
  'field.list-archive': { en: 'Where the list keeps its old messages.', ja: 'リストの過去ログの場所です。' },
  'field.list-*': {
    en: 'Tells about the mailing list or the mass mailing that the message came through.',
    ja: '経由したメーリングリストや大量配信についての情報です。',
  },
  'field.archived-at': {
    en: 'Where this very message lies in the archive of the list (RFC 5064).',
    ja: 'このメール自体の、過去ログでの場所です (RFC 5064)。',
  },
  'field.mailing-list': { en: 'An old form of naming the list.', ja: 'リスト名を示す古い形式です。' },
  'field.x-mailing-list': { en: 'An old form of naming the list.', ja: 'リスト名を示す古い形式です。' },
  'field.x-list-*': { en: 'A note of the list software.', ja: 'リストソフトウェアの覚え書きです。' },
  'field.x-beenthere': {
    en: 'The list that has distributed the message already: Mailman stops loops with it.',
    ja: 'すでに配信したリストの名前で、Mailman がループを防ぐために使います。',
  },
  'field.x-mailman-*': {
    en: 'A note of the list software Mailman.',
    ja: 'リストソフトウェア Mailman の覚え書きです。',
  },
  'field.x-google-group-id': {
    en: 'The number of the Google Group that distributed the message.',
    ja: '配信した Google グループの番号です。',
  },
  'field.x-loop': {
    en: 'A mark by which a list or filter knows messages that it has handled already.',
    ja: 'リストやフィルタが、処理済みのメールを見分けるための印です。',
  },
  'field.x-sequence': { en: 'The running number of the message on the list.', ja: 'リスト内での通し番号です。' },
} satisfies Readonly<Record<`field.${string}`, Message>>;
