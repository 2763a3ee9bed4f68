import type { Protection } from './session';

interface Service {
  readonly port: number;
  readonly names: readonly string[];
  readonly protection: Protection;
}

/** Ports as /etc/services and IANA name them. A service that may turn TLS on later (STARTTLS) is clear until it does, port 587 is not told. */
const SERVICES: readonly Service[] = [
  { port: 20, names: ['ftp-data'], protection: 'clear' },
  { port: 21, names: ['ftp'], protection: 'clear' },
  { port: 22, names: ['ssh'], protection: 'encrypted' },
  { port: 23, names: ['telnet'], protection: 'clear' },
  { port: 25, names: ['smtp', 'mail'], protection: 'clear' },
  { port: 53, names: ['domain', 'nameserver'], protection: 'clear' },
  { port: 69, names: ['tftp'], protection: 'clear' },
  { port: 79, names: ['finger'], protection: 'clear' },
  { port: 80, names: ['http', 'www', 'www-http'], protection: 'clear' },
  { port: 109, names: ['pop2', 'pop-2'], protection: 'clear' },
  { port: 110, names: ['pop3', 'pop', 'pop-3'], protection: 'clear' },
  { port: 111, names: ['sunrpc', 'rpcbind', 'portmapper'], protection: 'clear' },
  { port: 113, names: ['auth', 'ident'], protection: 'clear' },
  { port: 119, names: ['nntp'], protection: 'clear' },
  { port: 123, names: ['ntp'], protection: 'clear' },
  { port: 135, names: ['epmap', 'msrpc'], protection: 'unknown' },
  { port: 139, names: ['netbios-ssn', 'nbsession'], protection: 'clear' },
  { port: 143, names: ['imap', 'imap2', 'imap4'], protection: 'clear' },
  { port: 179, names: ['bgp'], protection: 'clear' },
  { port: 389, names: ['ldap'], protection: 'clear' },
  { port: 443, names: ['https'], protection: 'encrypted' },
  { port: 445, names: ['microsoft-ds'], protection: 'unknown' },
  { port: 465, names: ['smtps', 'submissions', 'urd'], protection: 'encrypted' },
  { port: 513, names: ['login', 'rlogin'], protection: 'clear' },
  { port: 514, names: ['shell', 'cmd'], protection: 'clear' },
  { port: 515, names: ['printer', 'lpd'], protection: 'clear' },
  { port: 587, names: ['submission'], protection: 'unknown' },
  { port: 631, names: ['ipp'], protection: 'clear' },
  { port: 636, names: ['ldaps'], protection: 'encrypted' },
  { port: 853, names: ['domain-s'], protection: 'encrypted' },
  { port: 989, names: ['ftps-data'], protection: 'encrypted' },
  { port: 990, names: ['ftps'], protection: 'encrypted' },
  { port: 993, names: ['imaps'], protection: 'encrypted' },
  { port: 995, names: ['pop3s'], protection: 'encrypted' },
  { port: 1080, names: ['socks'], protection: 'clear' },
  { port: 2049, names: ['nfs', 'nfsd'], protection: 'clear' },
  { port: 3306, names: ['mysql'], protection: 'unknown' },
  { port: 3389, names: ['ms-wbt-server', 'rdp'], protection: 'encrypted' },
  { port: 5432, names: ['postgresql', 'postgres'], protection: 'unknown' },
  { port: 6000, names: ['x11'], protection: 'clear' },
  { port: 8080, names: ['http-alt', 'webcache'], protection: 'clear' },
  { port: 8443, names: ['pcsync-https', 'https-alt'], protection: 'encrypted' },
];

const BY_PORT = new Map(SERVICES.map((service) => [service.port, service]));
const BY_NAME = new Map(SERVICES.flatMap((service) => service.names.map((name) => [name, service.port] as const)));

/** Port number of a name or a number: `pop` and `110` are 110. */
export function portOf(text: string): number | undefined {
  if (/^\d{1,5}$/.test(text)) return Number(text) <= 65535 ? Number(text) : undefined;
  return BY_NAME.get(text.toLowerCase());
}

export function serviceOf(port: number | undefined): string | undefined {
  return port === undefined ? undefined : BY_PORT.get(port)?.names[0];
}

export function protectionOf(port: number | undefined): Protection {
  return (port === undefined ? undefined : BY_PORT.get(port)?.protection) ?? 'unknown';
}
