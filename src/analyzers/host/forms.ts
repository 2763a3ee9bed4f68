import { arp } from './arp';
import type { HostForm } from './form';
import { ifconfig } from './ifconfig';
import { ipAddr } from './ipAddr';
import { ipconfig } from './ipconfig';
import { ipNeigh } from './ipNeigh';
import { ipRoute } from './ipRoute';
import { netstatRn } from './netstatRn';
import { routePrint } from './routePrint';

/** In the order in which a line is offered; their rows do not overlap. A new command is a file and one line here. */
export const hostForms: readonly HostForm[] = [
  ipAddr,
  ifconfig,
  ipconfig,
  ipNeigh,
  ipRoute,
  arp,
  netstatRn,
  routePrint,
];
