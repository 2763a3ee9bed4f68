import type { Software } from './software';

/** Large providers whose own software shows in a mark or in the name of the host. */
export const PROVIDERS: readonly Software[] = [
  // `by mail.gmx.com (mrgmx001 [212.227.17.190]) with ESMTPSA (Nemesis) id …`
  { id: 'nemesis', name: 'Nemesis (GMX, WEB.DE, IONOS)', mark: /^Nemesis$/, withoutName: 'not-recorded' },
  // `by smtp1.mail.yandex.net (nwsmtp/Yandex) with ESMTPSA id …`
  {
    id: 'yandex',
    name: 'Yandex',
    mark: /^(?:\w{1,20}\/)?Yandex$/,
    host: /\.yandex\.(?:net|ru|com)$/i,
    withoutName: 'unknown',
  },
  // `by newxmmxszc1.qq.com (NewMX) with SMTP id …`, `by smtp.qq.com (NewEsmtp)`
  { id: 'qq', name: 'QQ Mail', mark: /^New(?:MX|Esmtp|MXS)$/i, host: /\.qq\.com$/i, withoutName: 'unknown' },
  // `from bob$163.com ( [192.0.2.1] ) by ajax-webmail-wmsvr4 (Coremail) ;`
  { id: 'coremail', name: 'Coremail', mark: /^Coremail\b/i, withoutName: 'unknown' },
  { id: 'naver', name: 'Naver', host: /\.naver\.com$/i },
  // `(rly-xn02.mail.aol.com [172.20.83.115]) by air-xn04.mail.aol.com (v99_r4.3) with ESMTP id MAILIN…`
  {
    id: 'aol',
    name: 'AOL',
    mark: /^(?:v\d{1,4}(?:_r\d{1,3})?\.\d{1,4}|mail_out_v\d[\w.]{0,12})$/,
    host: /\.aol\.com$/i,
  },
  // `by mwinf5d01 with ME`, `with bizsmtp id`, `with cmsmtp id` (Cloudmark)
  { id: 'cloudmark', name: 'Cloudmark Gateway', words: /^(?:bizsmtp|cmsmtp)\b/ },
  { id: 'mail-ru', name: 'Mail.ru', host: /\.mail\.ru$/i, withoutName: 'unknown' },
  { id: 'proton', name: 'Proton Mail', host: /\.proton(?:mail)?\.(?:ch|me|com)$/i },
  { id: 'tutanota', name: 'Tuta', host: /\.tut(?:anota|ao|a)\.(?:de|com)$/i },
  { id: 'apple', name: 'iCloud Mail', host: /\.(?:me|mac|icloud)\.com$|\.apple\.com$/i },
];
