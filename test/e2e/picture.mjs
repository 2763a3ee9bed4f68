// Screenshots that were looked at. UPDATE_IMAGES=1 writes them into docs/images/, otherwise they go to .host-run/.
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../host/vsix.mjs';

const folder = process.env.UPDATE_IMAGES === '1' ? join(repository, 'docs/images') : join(repository, '.host-run');

/** Fits the drawing into its panel, waits until it stands still and photographs the window. */
export async function picture({ page, diagram }, name) {
  await diagram.locator('button[data-tool="fit"]').click();
  await still(diagram);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  assert.ok(statSync(path).size > 20_000, `${path} is nearly empty`);
}

/** The zoom is animated: it stands when nothing has changed for some frames. */
async function still(diagram) {
  await diagram.locator('#layer').evaluate(
    (layer) =>
      new Promise((resolve) => {
        let [last, same] = ['', 0];
        const look = () => {
          const now = layer.getAttribute('transform');
          same = now === last ? same + 1 : 0;
          last = now;
          if (same > 15) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}
