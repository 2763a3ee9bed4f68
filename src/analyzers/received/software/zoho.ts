import type { Software } from './software';

/** `from HELO (REVERSE [ADDRESS]) by mx.zohomail.com with SMTPS id 1500000000123456.789;`, from their web pages `by mail.zoho.com with SMTP`. */
export const zoho: Software = {
  id: 'zoho',
  name: 'Zoho',
  host: /(?:^|\.)zoho(?:mail)?\.(?:com|eu|in|jp|com\.au|com\.cn|sa)$/i,
};
