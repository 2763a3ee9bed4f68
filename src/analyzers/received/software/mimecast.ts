import type { Software } from './software';

/** `from HELO (REVERSE [ADDRESS]) by relay.mimecast.com with ESMTP with STARTTLS (version=TLSv1.2, cipher=…) id us-mta-123-AbC`. */
export const mimecast: Software = {
  id: 'mimecast',
  name: 'Mimecast',
  host: /(?:^|\.)mimecast(?:-offshore)?\.(?:com|co\.za)$/i,
  withoutName: 'unknown',
};
