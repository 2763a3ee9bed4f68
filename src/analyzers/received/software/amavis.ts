import type { Software } from './software';

/** Source: amavisd, `from HELO ([ADDRESS]) by localhost (HOST [127.0.0.1]) (amavisd-new, port 10024) with ESMTP id …`. */
export const amavis: Software = {
  id: 'amavis',
  name: 'amavis',
  // `(amavisd-new, port 10024)`, `(amavis, unix socket)`, `(amavisd-new)`
  mark: /^amavis(?:d(?:-new)?)?(?:-(\d[\w.-]{0,20}))?(?:, .{1,60})?$/i,
  kind: () => 'scan',
};
