import type { IconName } from '../../layout/icons';
import type { Stencils } from '../exporter';

/** A stencil of draw.io: its style, and the size of its drawing (only the proportions matter). */
export interface Stencil {
  readonly style: string;
  readonly width: number;
  readonly height: number;
}

/** Style that draw.io's own Cisco palette gives. */
const CLASSIC = 'pointerEvents=1;dashed=0;strokeWidth=1;outlineConnect=0;aspect=fixed;fillColor=#036897;';
const WHITE_LINES = 'strokeColor=#ffffff;';

function classic(name: string, width: number, height: number, more = WHITE_LINES): Stencil {
  return { style: `shape=mxgraph.cisco.${name};${CLASSIC}${more}`, width, height };
}

/** An unknown stencil is no error to draw.io, only a box: every name stands in test/fixtures/drawio/stencils.txt. */
const CLASSIC_STENCILS: Readonly<Partial<Record<IconName, Stencil>>> = {
  router: classic('routers.router', 49.3, 33.3),
  // There is no stencil for address translation: a green router.
  nat: classic('routers.router', 49.3, 33.3, `${WHITE_LINES}fillColor=#116329;`),
  wireless: classic('routers.wireless_router', 49.3, 48.7),
  firewall: classic('security.firewall', 18.7, 42.7),
  switch: classic('switches.workgroup_switch', 63.7, 31.7),
  'l3-switch': classic('switches.layer_3_switch', 40.3, 40),
  server: classic('servers.fileserver', 27, 39.3),
  'web-server': classic('servers.www_server', 41.3, 42.3),
  'mail-server': classic('servers.standard_host', 27.7, 39.3),
  host: classic('computers_and_peripherals.pc', 49, 44),
  laptop: classic('computers_and_peripherals.laptop', 56.7, 38.3),
  // Almost white with white lines.
  phone: classic('modems_and_phones.cell_phone', 21, 36.3, 'strokeColor=#036897;'),
  printer: classic('computers_and_peripherals.printer', 57, 21.66),
  cloud: classic('storage.cloud', 116, 66.7),
  house: classic('buildings.telecommuter_house', 65, 55),
  campus: classic('buildings.generic_building', 56, 85),
};

const LOOK_19 = 'fillColor=#FAFAFA;strokeColor=#005073;aspect=fixed;pointerEvents=1;';

function icon19(name: string, more = ''): Stencil {
  return { style: `shape=mxgraph.cisco19.rect;prIcon=${name};${LOOK_19}${more}`, width: 50, height: 50 };
}

function shape19(name: string, width: number, height: number): Stencil {
  const look = 'fillColor=#005073;strokeColor=none;aspect=fixed;pointerEvents=1;';
  return { style: `shape=mxgraph.cisco19.${name};${look}`, width, height };
}

const STENCILS_19: Readonly<Partial<Record<IconName, Stencil>>> = {
  router: icon19('router'),
  nat: icon19('router', 'strokeColor=#116329;'),
  wireless: icon19('wireless_router'),
  firewall: icon19('firewall'),
  switch: icon19('l2_switch'),
  'l3-switch': icon19('l3_switch'),
  'mail-server': icon19('email_security'),
  server: shape19('server', 27.5, 50),
  'web-server': shape19('server', 27.5, 50),
  host: shape19('workstation', 50, 40),
  laptop: shape19('laptop', 50, 35),
  phone: shape19('cell_phone', 26.5, 50),
  printer: shape19('printer', 50, 43.8),
  cloud: shape19('cloud', 50, 30),
};

/** `undefined`: draw.io has none, or none is wanted. */
export function stencilOf(icon: string, stencils: Stencils): Stencil | undefined {
  if (stencils === 'plain') return undefined;
  const table: Readonly<Partial<Record<string, Stencil>>> = stencils === 'classic' ? CLASSIC_STENCILS : STENCILS_19;
  return Object.hasOwn(table, icon) ? table[icon] : undefined;
}
