import { buildFrame } from './frame';
import { pageHost } from './pageHost';
import { Panel } from './panel';
import { followTheme } from './theme';
import { vscodeHost } from './vscodeHost';

followTheme();
const frame = buildFrame();
new Panel(frame, vscodeHost() ?? pageHost(frame));
